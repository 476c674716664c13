using System.Collections.Immutable;

namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>For each decision table that has said something: the rows that decide now.</summary>
    public SortedMap<RuleState> Rules { get; init; } = SortedMap<RuleState>.Empty;
}

/// <summary>The day of the rules, and the rows by the fact that they decide.</summary>
public sealed record RuleState(DateOnly? EffectiveOn, SortedMap<ImmutableList<string>> Rows)
{
    internal bool Same(RuleApplied other) => EffectiveOn == other.EffectiveOn && Same(Rows, other.Rows);

    internal static bool Same(SortedMap<ImmutableList<string>> one, SortedMap<ImmutableList<string>> other) =>
        one.Count == other.Count && one.Zip(other).All(r => r.First.Key == r.Second.Key && r.First.Value.SequenceEqual(r.Second.Value));
}
