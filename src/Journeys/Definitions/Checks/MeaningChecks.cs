using Journeys.Definitions.Checks.Asking;
using Journeys.Definitions.Checks.Describing;
using Journeys.Definitions.Checks.Knowing;
using Journeys.Definitions.Checks.Typing;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>A life event means what it says: what it reads is written, and of the type that it is taken for; and it says what it is.</summary>
internal sealed class MeaningChecks(Draft draft, Definition? definition)
{
    /// <summary>What other life events start this one with.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    public required ArrivingData Arriving { get; init; }

    public required IReadOnlyDictionary<string, AgencyDescription> Agencies { get; init; }

    public required IReadOnlyDictionary<string, FolderEntry> Agreements { get; init; }

    public required IReadOnlyDictionary<string, FolderEntry> Objects { get; init; }

    public required ObjectClasses Classes { get; init; }

    public void Check(Place root)
    {
        CheckFacts();
        Describe(root);
        LastingInputs.Check(draft);
        if (definition is not null) HeldRefusals.Check(draft, definition);
        if (definition is not null) FeasibilityCheck.Check(draft, definition, Agencies);
        new OnceOnly(draft, definition, new DataSources(draft, Agreements, Objects)).Check();
    }

    private void Describe(Place root)
    {
        var gravity = new Gravity(root["isPublished"].Node?.GetValueKind() == System.Text.Json.JsonValueKind.True);
        new LifeEventMetadata(root["customProperties"]["journeys"], gravity, [.. Agencies.Keys]).Check();
        foreach (var (step, place) in draft.Steps) new StepMetadata(step, place, gravity).Check();
        Classes.Check(draft, gravity);
    }

    private void CheckFacts()
    {
        var (paths, writers) = (new FactPaths(draft), new Writers(draft, Inputs));
        new TypeChecks(draft, paths, Arriving).Check();

        // What an activity that cannot be read would write is not known.
        if (draft.Nodes.Exists(n => n.Activity is null)) return;
        new UnwrittenFacts(draft, paths, writers).Check();
        if (definition is not null) new UnknownForEver(draft, definition, paths, writers).Check();
    }
}
