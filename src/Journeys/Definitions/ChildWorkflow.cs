namespace Journeys.Definitions;

/// <summary>
/// Starts another life event's journey, with the same people (Elsa's ExecuteWorkflow and DispatchWorkflow). One that
/// <paramref name="Waits"/> goes on when that journey is over, by Done or <see cref="Cancelled"/>; any other at once.
/// Its <paramref name="Input"/> is an object, facts of the started journey by name: while it is unknown nothing is started.
/// <paramref name="Facts"/> are taken over from those that the journey ended with.
/// </summary>
public sealed record ChildWorkflow(
    string Id, string Name, string Workflow, bool Waits, Expression? Correlation, Expression? Input, IReadOnlyDictionary<string, Expression> Facts)
    : Activity(Id, Name)
{
    public const string Cancelled = nameof(Cancelled);
}
