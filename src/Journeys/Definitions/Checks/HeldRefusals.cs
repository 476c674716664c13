using Journeys.Definitions.Reading;
using Journeys.Law;

namespace Journeys.Definitions.Checks;

/// <summary>Where a token waits for an answer to change, something that can still come changes it: an appeal, a new filing, a correction.</summary>
internal static class HeldRefusals
{
    public static void Check(Draft draft, Definition definition)
    {
        foreach (var node in draft.Nodes)
            // A step that no answer ends has been told by the proof.
            if (node.Activity is AgencyActivity step and not Notify && !node.Place.IsToldOf && Held(definition, step) is { } port && Why(step) is { } reason)
                node.Place["customProperties"]["journeys"]["ports"][port].Fault($"where {step.StepId} ends by '{port}' the journey waits for another answer, and none can come: {reason}.",
                    "Give the step an appeal or refile, let Corrected come, connect the port, or declare it as ends where nothing follows.");
    }

    private static string? Held(Definition definition, AgencyActivity step) =>
        (from @group in new[] { OutcomeGroup.Refused, OutcomeGroup.Nothing }
         from outcome in Ports.Reachable(step, @group)
         where Refusals.Hold(definition, step, @group.ToString(), outcome.ToString())
         select step.Ports.ContainsKey(outcome.ToString()) ? outcome.ToString() : @group.ToString()).FirstOrDefault();

    /// <summary>Null where an answer can still come.</summary>
    private static string? Why(AgencyActivity step)
    {
        var positive = Ports.Reachable(step, OutcomeGroup.Granted).Any() || CanCome(step, Outcome.NoEntitlement) || CanCome(step, Outcome.NoData);
        if (!positive) return "no answer that leads on can ever come";
        return step.Refile || step.Appeal is not null || CanCome(step, Outcome.Corrected) || CanCome(step, Outcome.Annulled)
            ? null : "it has no appeal, it is not filed again, and neither a correction nor an annulment can come";
    }

    private static bool CanCome(Step step, Outcome outcome) => Profiles.Unreachable(step, outcome) is null;
}
