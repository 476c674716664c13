using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>The right to have a decision tried again, within its time from the day the person got the decision (förvaltningslagen (2017:900) 40–44 §§).</summary>
internal static class Rights
{
    private static readonly Period ThreeWeeks = Period.Parse("P3W");

    /// <summary>The refusal of a demand is tried by whoever tries the decision itself (12 § 2 st.), which no agency that reconsiders its own does.</summary>
    public static void OpenOfDemand(Turn turn, Instance instance, RecordAnswer answer)
    {
        var appeal = instance.Step.Appeal is { Then: { } then } ? then : instance.Step.Appeal;
        var way = new AppealWay(appeal?.Kind ?? "förvaltningsbesvär", appeal?.Body ?? "förvaltningsrätten", OfDemand: true);
        turn.Emit(new TaskOpened(
            turn.NextBookmark($"{instance.Key}.appeal"), instance.Key, TaskKind.Appeal, StatutoryTime.Due(turn.Today, ThreeWeeks), []) { Way = way });
    }
}
