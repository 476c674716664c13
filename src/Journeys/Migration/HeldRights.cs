using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Migration;

/// <summary>What the person may do now, or was promised on what is under way, they may do still: take an offer, correct, appeal, file again. What was granted stays granted.</summary>
internal static class HeldRights
{
    public static Invariant Check(Case @case) => Invariant.Of(Invariant.Rights,
        [.. @case.Was.Steps.SelectMany(s => Of(@case, s.Key, s.Value, (Step)@case.From.Activities[s.Value.Activity]))]);

    private static IEnumerable<string?> Of(Case @case, string instance, StepState was, Step step)
    {
        var now = @case.Of(instance).Where(@case.Would.Steps.ContainsKey).ToList();
        var steps = now.ConvertAll(@case.StepOf);
        if (was.Phase == StepPhase.Offered)
            yield return now.Exists(n => @case.Would.Steps[n] is { Ended: false, Phase: not StepPhase.NotEntered }) ? null : Lost(instance, "the offer");
        if (was.Phase == StepPhase.Offered && step is { Right: true, Deadline: not null })
            yield return steps.Exists(s => s is { Right: true, Deadline: not null }) ? null : Lost(instance, "the right that holds the journey open");
        if (was is { Ended: true, Port: not Port.NotApplicable } && step is CitizenTask { Revisit: true })
            yield return steps.Exists(s => s.Revisit) ? null : Lost(instance, "the right to correct what was sent in");
        if (was is { Ended: true, Outcome: { } outcome } && Outcomes.IsPositive(outcome))
            yield return now.Count > 0 ? null : Lost(instance, $"what was granted ({outcome})");
        if (!IsUnderWay(was)) yield break;
        if (step.Appeal is { } appeal)
            yield return steps.Exists(s => s.Appeal is { } other && !IsShorter(@case, other, appeal)) ? null : Lost(instance, "the right to appeal as long");
        if (step.Refile)
            yield return steps.Exists(s => s.Refile) ? null : Lost(instance, "the right to file again");
    }

    private static bool IsUnderWay(StepState state) => state is { Ended: false, Phase: StepPhase.WithCitizen or StepPhase.WithAgency };

    private static bool IsShorter(Case @case, Appeal now, Appeal was) =>
        StatutoryTime.Due(@case.Today, now.Period) < StatutoryTime.Due(@case.Today, was.Period);

    private static string Lost(string instance, string what) => $"{instance}: {what} would be lost.";
}
