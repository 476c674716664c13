namespace Journeys.Definitions.Reading;

/// <summary>Which names an expression may read beside the facts.</summary>
internal sealed record Scope
{
    /// <summary>The answer's or submission's data.</summary>
    public bool Data { get; init; }

    /// <summary>A member of the data's array, where a list is filled.</summary>
    public bool Item { get; init; }

    /// <summary>The state of steps, <c>steps.ID.ended</c>.</summary>
    public bool Steps { get; init; }

    /// <summary>The lists whose member <c>subject</c> may be.</summary>
    public IReadOnlyList<string> SubjectLists { get; init; } = [];

    /// <summary>The step runs for parts without a list, whose <c>part</c> may be read.</summary>
    public bool Parts { get; init; }

    /// <summary>The expression's value becomes a fact, so a sealed answer may not pass through it unchanged.</summary>
    public bool Writes { get; init; }

    /// <summary>Set for a citizen's task: <c>data</c> holds the answers to these, and nothing else.</summary>
    public IReadOnlyList<Question>? Questions { get; init; }
}
