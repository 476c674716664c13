using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Evaluates the conditions of every known step, whether a token has come to it or not.</summary>
internal static class Assessment
{
    /// <summary>Records what changed, and gives each unknown instance that lacks facts.</summary>
    public static IReadOnlyList<Assessed> Assess(Turn turn)
    {
        List<StepAssessment>? changed = null;
        var all = turn.Known.Assessed(turn.Definition, turn.Journey);
        foreach (var assessed in all)
            if (!assessed.IsFresh && Changed(turn, assessed) is { } change)
                (changed ??= []).Add(change);
        if (changed is not null)
        {
            var earlier = turn.Journey;
            turn.Emit(new StepsAssessed([.. changed]));
            Checks.AfterAssessment(turn, earlier, changed);
        }

        return turn.Known.AllLacking(all);
    }

    /// <summary>Evaluates anew. Null where it comes to what the journey has: only assessments write it there.</summary>
    private static StepAssessment? Changed(Turn turn, Assessed assessed)
    {
        var (outer, instance) = (turn.Watch(), assessed.Instance);
        var (applies, lacksApplies) = turn.Test(instance.Step.Applies, instance);
        var (ready, lacksReady) = turn.Test(instance.Step.Ready, instance);
        (assessed.Applies, assessed.Ready) = (applies, ready);
        assessed.Lacks = applies is null ? lacksApplies : applies == true ? lacksReady : [];
        turn.Keep(assessed, outer);
        return turn.Journey.Steps.Find(instance.Key) is { } before && before.Applies == applies && before.Ready == ready
            ? null
            : new(instance.Key, instance.Step.Id, instance.Subject, instance.Part, applies, ready);
    }
}
