using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Computes derived facts, in the definition's order, and records those that changed.</summary>
internal static class Derivation
{
    public static void Derive(Turn turn)
    {
        var pending = SortedMap<FactValue?>.Empty;
        var rules = new AppliedRows(turn);
        foreach (var derived in turn.Known.Derived(turn.Definition, turn.Journey))
        {
            if (pending.Count == 0 && turn.Known.Of(derived.Fact.Expression, derived.Instance).IsFresh)
                continue;
            var value = derived.Fact.Table is { } table ? rules.Value(table, derived, pending) : Value(turn, derived, pending);
            if (value != turn.Journey.Fact(derived.Path))
                pending = pending.Set(derived.Path, value);
        }

        if (pending.Count > 0)
            turn.Emit(new FactsDerived(pending));
        rules.Tell();
    }

    /// <summary>The journey's fact, or that of each subject that can be known now.</summary>
    public static IEnumerable<Derived> Targets(Journey journey, DerivedFact fact)
    {
        if (fact.List is null)
            return [new(fact, fact.Name, null)];
        var members = journey.Lists.Find(fact.List)?.Members ?? [];
        return members.Select(m => new Derived(fact, $"{m}.{fact.Name}", new Instance(NoStep, fact.List, m)));
    }

    private static FactValue? Value(Turn turn, Derived derived, SortedMap<FactValue?> pending)
    {
        var lacking = turn.Known.Lacking;
        switch (turn.Evaluate(derived.Fact.Expression, derived.Instance, pending: pending))
        {
            case Evaluation.Known known:
                lacking.Remove(derived.Path);
                return FactValue.From(known.Value);
            case Evaluation.Unknown unknown:
                Lack(turn, derived.Path, unknown.Facts);
                return null;
            case Evaluation.Fault fault:
                turn.Incident(derived.Path, fault.Message);
                return null;
            default:
                return null;
        }
    }

    internal static void Lack(Turn turn, string path, IReadOnlyCollection<string> facts)
    {
        if (turn.Known.Lacking.Set(path, turn.Known.Lacking.Of(facts)))
            turn.Known.Forget(Reads.OfName(path));
    }

    private static readonly CitizenTask NoStep = new("", "") { StepId = "", TextKey = "" };
}
