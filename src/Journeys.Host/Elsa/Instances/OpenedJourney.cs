using Journeys.Host.Elsa.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Host.Elsa.Instances;

/// <summary>A journey by its pseudonym, with the file that it runs on and its history as Elsa tells it.</summary>
internal sealed record OpenedJourney(string Pseudonym, JourneyView View, DefinitionFile File)
{
    public Executions Executions { get; } = new(View);

    /// <summary>The activity of the file; the root for what concerns the journey as a whole.</summary>
    public ActivityNode Node(string? key) => key is null ? File.Root : File.Activities.GetValueOrDefault(Execution.IdOf(key), File.Root);
}
