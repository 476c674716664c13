using System.Collections.Immutable;
using Journeys.Definitions.Tables;

namespace Journeys.Execution;

/// <summary>Computes the outputs of decision tables in one round of derivation, and tells which rows decide them now.</summary>
internal sealed class AppliedRows(Turn turn)
{
    private Dictionary<DecisionTable, RuleApplied>? _applied;

    public FactValue? Value(DecisionTable table, Derived derived, SortedMap<FactValue?> pending)
    {
        var (condition, outer) = (turn.Known.Of(derived.Fact.Expression, null), turn.Watch());
        var found = TableEvaluation.Of(table, derived.Path, path => Fact(path, pending));
        if (found.IsUnanswered)
            turn.Incident(derived.Path, $"The table '{table.Name}' has no row for this day and these facts. Add one, or say what is otherwise.");
        else if (found.Lacking.Count > 0)
            Derivation.Lack(turn, derived.Path, found.Lacking);
        else
            turn.Known.Lacking.Remove(derived.Path);

        // What is not in the journey yet may not be remembered as read of it.
        turn.Keep(condition, outer, done: pending.Count == 0);
        Note(table, derived.Path, found, pending);
        return found.Value;
    }

    /// <summary>Records the rows where others decide than before.</summary>
    public void Tell()
    {
        if (_applied is null)
            return;
        foreach (var applied in _applied.Values)
            if (turn.Journey.Rules.Find(applied.Table) is not { } before ? applied.Rows.Count > 0 : !before.Same(applied))
                turn.Emit(applied);
    }

    private FactValue? Fact(string path, SortedMap<FactValue?> pending) => pending.TryGetValue(path, out var value) ? value : turn.Fact(path);

    private void Note(DecisionTable table, string output, TableEvaluation found, SortedMap<FactValue?> pending)
    {
        _applied ??= [];
        var day = table.EffectiveOn is { } on ? Fact(on, pending)?.Date : null;
        var rows = _applied.TryGetValue(table, out var noted) ? noted.Rows : turn.Journey.Rules.Find(table.Name)?.Rows ?? SortedMap<ImmutableList<string>>.Empty;
        _applied[table] = new(table.Name, day, found.Value is null ? rows.Remove(output) : rows.Set(output, [.. found.Rows]));
    }
}
