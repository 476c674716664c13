using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Computes derived facts, in the definition's order, and records those that changed.</summary>
internal static class Derivation
{
    public static void Derive(Turn turn)
    {
        var pending = SortedMap<FactValue?>.Empty;
        foreach (var derived in turn.Known.Derived(turn.Definition, turn.Journey))
        {
            if (pending.Count == 0 && turn.Known.Of(derived.Fact.Expression, derived.Instance).IsFresh)
                continue;
            var value = Value(turn, derived, pending);
            if (value != turn.Journey.Fact(derived.Path))
                pending = pending.Set(derived.Path, value);
        }

        if (pending.Count > 0)
            turn.Emit(new FactsDerived(pending));
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
                if (lacking.Set(derived.Path, lacking.Of(unknown.Facts)))
                    turn.Known.Forget(Reads.OfName(derived.Path));
                return null;
            case Evaluation.Fault fault:
                turn.Incident(derived.Path, fault.Message);
                return null;
            default:
                return null;
        }
    }

    private static readonly CitizenTask NoStep = new("", "") { StepId = "", TextKey = "" };
}
