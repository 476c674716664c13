using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>
/// The rows of a decision table that decide now, by the fact that they decide, as the table is on <paramref name="EffectiveOn"/>;
/// no rows: what the table says otherwise. A fact that is not known is not among them.
/// </summary>
public sealed record RuleApplied(string Table, DateOnly? EffectiveOn, SortedMap<ImmutableList<string>> Rows) : IJourneyEvent;
