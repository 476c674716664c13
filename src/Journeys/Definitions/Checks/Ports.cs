using Journeys.Law;

namespace Journeys.Definitions.Checks;

/// <summary>The ports by which an activity can be left.</summary>
internal static class Ports
{
    public const string Done = "Done";
    public const string NotApplicable = "NotApplicable";
    public const string Missed = "Missed";
    public const string Refused = "Refused";

    private static readonly OutcomeGroup[] Groups = [OutcomeGroup.Granted, OutcomeGroup.Refused, OutcomeGroup.Nothing];

    /// <summary>Every port that a connection may leave, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Of(Activity activity) => activity switch
    {
        FlowDecision => ["True", "False"],
        FlowSwitch choice => [.. choice.Cases.Select(c => c.Label), FlowSwitch.Default],
        FlowFork fork => fork.Branches,
        ChildWorkflow { Waits: true } => [Done, ChildWorkflow.Cancelled],
        AgencyActivity step and not Notify => [.. AnswerPorts(step), .. Always(step)],
        Step step => Always(step),
        EndActivity or FinishActivity or CompleteActivity or BreakActivity or FaultActivity => [],
        _ => [Done],
    };

    /// <summary>The answers of one group that can come to a step; other groups have none.</summary>
    public static IEnumerable<Outcome> Reachable(AgencyActivity step, OutcomeGroup group) =>
        Enum.GetValues<Outcome>().Where(o => Outcomes.GroupOf(o) == group && Profiles.Unreachable(step, o) is null);

    public static bool CanBeNotApplicable(Step step) => step.Applies is not null || step.SubjectLists.Any();

    public static bool IsRefusal(string port) =>
        port == Refused || (Enum.TryParse<Outcome>(port, out var outcome) && Outcomes.GroupOf(outcome) == OutcomeGroup.Refused);

    private static IEnumerable<string> AnswerPorts(AgencyActivity step) =>
        Groups.Where(g => Reachable(step, g).Any()).SelectMany(g => Reachable(step, g).Select(o => o.ToString()).Prepend(g.ToString()));

    private static List<string> Always(Step step)
    {
        List<string> ports = [Done];
        if (CanBeNotApplicable(step)) ports.Add(NotApplicable);
        if (step.Deadline is not null) ports.Add(Missed);
        return ports;
    }
}
