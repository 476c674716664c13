using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>A subject that a corrected list no longer has: what was open for it is cancelled, its last days are taken away.</summary>
internal static class Departures
{
    public static void End(Turn turn)
    {
        // A step gets a subject only from the lists: as long as they are the same nobody leaves.
        if (turn.Known.IsSettled(Stage.Departures, turn.Journey.Lists))
            return;
        foreach (var step in turn.Definition.Index.Steps)
            if (step.Subjects.Count > 0 && turn.InstancesOf(step) is { } instances && HasLeft(turn.Journey, step, instances))
            {
                End(turn, step, instances);
                turn.Known.Unsettle(Stage.Departures);
            }
    }

    private static bool HasLeft(Journey journey, Step step, IReadOnlyList<Instance> instances)
    {
        var known = 0;
        foreach (var instance in instances)
            if (journey.Steps.ContainsKey(instance.Key)) known++;
        foreach (var state in journey.Steps.Values)
            if (state.Activity == step.Id) known--;
        return known < 0;
    }

    private static void End(Turn turn, Step step, IReadOnlyList<Instance> instances)
    {
        var gone = turn.Journey.Steps
            .Where(s => s.Value.Activity == step.Id && !instances.Any(i => i.Key == s.Key)
                && s.Value is { Held: true } or { Ended: false, Phase: not StepPhase.NotEntered })
            .Select(s => s.Key)
            .ToList();
        gone.ForEach(key => Ends.CancelStep(turn, key));
        if (step.Deadline is not null)
            Deadlines.Disarm(turn, d => d.Step == step.StepId && !instances.Any(i => i.Subject == d.Subject));
    }
}
