using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Evaluates the conditions of every known step, whether a token has come to it or not.</summary>
internal static class Assessment
{
    /// <summary>Records what changed, and gives for each unknown instance the facts that it lacks.</summary>
    public static IReadOnlyDictionary<Instance, IReadOnlyCollection<string>> Assess(Turn turn)
    {
        List<StepAssessment>? changed = null;
        Dictionary<Instance, IReadOnlyCollection<string>>? lacking = null;
        foreach (var step in turn.Definition.Index.Steps)
            foreach (var instance in turn.InstancesOf(step) ?? [])
            {
                var (applies, lacksApplies) = turn.Test(step.Applies, instance);
                var (ready, lacksReady) = turn.Test(step.Ready, instance);
                if (applies is null ? lacksApplies.Count > 0 : applies == true && lacksReady.Count > 0)
                    (lacking ??= [])[instance] = applies is null ? lacksApplies : lacksReady;
                var before = turn.Journey.Steps.Find(instance.Key);
                if (before is null || before.Applies != applies || before.Ready != ready)
                    (changed ??= []).Add(new(instance.Key, step.Id, instance.Subject, instance.Part, applies, ready));
            }

        if (changed is not null)
        {
            var earlier = turn.Journey;
            turn.Emit(new StepsAssessed([.. changed]));
            Checks.AfterAssessment(turn, earlier, changed);
        }

        return lacking ?? Nothing;
    }

    private static readonly Dictionary<Instance, IReadOnlyCollection<string>> Nothing = [];
}
