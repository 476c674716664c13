using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Computes derived facts, in the definition's order, and records those that changed.</summary>
internal static class Derivation
{
    public static void Derive(Turn turn)
    {
        var journey = turn.Journey;
        if (turn.IsSettled(Stage.Derivation, journey.Facts, journey.Derived, journey.Lists, journey.Variables, journey.Blocks, journey.Steps, journey.Visits, journey.Tokens))
            return;
        var pending = SortedMap<FactValue?>.Empty;
        foreach (var fact in turn.Definition.Derived)
            foreach (var (path, instance) in Targets(turn, fact))
            {
                var value = Value(turn, fact, path, instance, pending);
                if (value != turn.Journey.Fact(path))
                    pending = pending.Set(path, value);
            }

        if (pending.Count > 0)
            turn.Emit(new FactsDerived(pending));
    }

    private static IEnumerable<(string Path, Instance? Instance)> Targets(Turn turn, DerivedFact fact)
    {
        if (fact.List is null)
            return [(fact.Name, null)];
        var members = turn.Journey.Lists.Find(fact.List)?.Members ?? [];
        return members.Select(m => ($"{m}.{fact.Name}", (Instance?)new Instance(NoStep, fact.List, m)));
    }

    private static FactValue? Value(Turn turn, DerivedFact fact, string path, Instance? instance, SortedMap<FactValue?> pending)
    {
        switch (turn.Evaluate(fact.Expression, instance, pending: pending))
        {
            case Evaluation.Known known:
                turn.Lacking.Remove(path);
                return FactValue.From(known.Value);
            case Evaluation.Unknown unknown:
                turn.Lacking[path] = turn.RootsOf(unknown);
                return null;
            case Evaluation.Fault fault:
                turn.Incident(path, fault.Message);
                return null;
            default:
                return null;
        }
    }

    private static readonly CitizenTask NoStep = new("", "") { StepId = "", TextKey = "" };
}
