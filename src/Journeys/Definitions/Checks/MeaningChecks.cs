using Journeys.Definitions.Checks.Knowing;
using Journeys.Definitions.Checks.Typing;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>A life event means what it says: what it reads is written, and of the type that it is taken for.</summary>
internal sealed class MeaningChecks(Draft draft, Definition? definition)
{
    /// <summary>What other life events start this one with.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    public required ArrivingData Arriving { get; init; }

    public void Check()
    {
        var (paths, writers) = (new FactPaths(draft), new Writers(draft, Inputs));
        new TypeChecks(draft, paths, Arriving).Check();

        // What an activity that cannot be read would write is not known.
        if (draft.Nodes.Exists(n => n.Activity is null)) return;
        new UnwrittenFacts(draft, paths, writers).Check();
        if (definition is not null) new UnknownForEver(draft, definition, paths, writers).Check();
    }
}
