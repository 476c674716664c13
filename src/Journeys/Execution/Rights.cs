using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>
/// The right to have a decision tried again, within its time from the day the person got the decision: an appeal within three
/// weeks (förvaltningslagen (2017:900) 43–44 §§), a reconsideration in social insurance within two months (SFB 113 kap. 7 §), or
/// what the definition says. What the agency says in its decision holds over that.
/// </summary>
internal static class Rights
{
    private static readonly Period ThreeWeeks = Period.Parse("P3W");

    /// <summary>
    /// Opens the right that an outcome gives. A case that was written off was not decided, and one that was granted with
    /// conditions was granted: they are appealed only where the agency says how.
    /// </summary>
    public static void Open(Turn turn, Instance instance, Outcome outcome, RecordAnswer? answer)
    {
        var told = Told(answer);
        var given = outcome is Outcome.Rejected or Outcome.Dismissed or Outcome.PartlyApproved;
        if (!given && (told is null || outcome is not (Outcome.WrittenOff or Outcome.ApprovedWithConditions)))
            return;
        if (answer?.Appeal?.Kind == "none" || (told ?? Next(turn, instance, outcome)) is not { } appeal)
            return;
        var way = appeal == instance.Step.Appeal ? null : new AppealWay(appeal.Kind, appeal.Body, OfDemand: false);
        Open(turn, instance, answer, appeal.Period, way);
    }

    /// <summary>The refusal of a demand is tried by whoever tries the decision itself (12 § 2 st.), which no agency that reconsiders its own does; where nothing is said, by an administrative court (40 §).</summary>
    public static void OpenOfDemand(Turn turn, Instance instance, RecordAnswer answer)
    {
        var appeal = Told(answer) ?? (instance.Step.Appeal is { Then: { } then } ? then : instance.Step.Appeal);
        var way = appeal is not null ? new AppealWay(appeal.Kind, appeal.Body, OfDemand: true)
            : IsAppealedByStep(turn, instance) ? new AppealWay("överklagande", null, OfDemand: true)
            : new AppealWay("förvaltningsbesvär", "förvaltningsrätten", OfDemand: true);
        Open(turn, instance, answer, Told(answer)?.Period ?? ThreeWeeks, way);
    }

    /// <summary>An appeal may be a step of its own, which counts from the decision: <c>Q06</c> from <c>Q05.ended</c>.</summary>
    private static bool IsAppealedByStep(Turn turn, Instance instance) =>
        turn.Definition.Index.Steps.OfType<AgencyStep>().Any(s => s.Deadline?.Of.Any(source => Deadline.EndOf(source) == instance.Step.StepId) == true);

    /// <summary>A day that a time can be counted from: some registers write 9999-12-31.</summary>
    public static DateOnly? Day(DateOnly? day) => day is { Year: >= 1800 and <= 2999 } ? day : null;

    private static void Open(Turn turn, Instance instance, RecordAnswer? answer, Period period, AppealWay? way) => turn.Emit(new TaskOpened(
        turn.NextBookmark($"{instance.Key}.appeal"), instance.Key, TaskKind.Appeal,
        StatutoryTime.Due(Day(answer?.ServedOn) ?? turn.Today, period), [])
    { Way = way });

    /// <summary>The agency's own words, where they are whole.</summary>
    private static Appeal? Told(RecordAnswer? answer) => answer?.Appeal is { Body: { } body, Days: >= 1 and <= 3650 } told
        ? new Appeal(told.Kind, body, new Period(0, 0, 0, told.Days.Value), null)
        : null;

    /// <summary>What comes next: the definition's first way, or what follows those that the person has taken.</summary>
    private static Appeal? Next(Turn turn, Instance instance, Outcome outcome)
    {
        var appeal = instance.Step.Appeal;
        if (appeal is { Only.Count: > 0 } && !appeal.Only.Contains(outcome.ToString()))
            return null;
        for (var taken = turn.Journey.Steps[instance.Key].Appealed; taken > 0 && appeal?.Then is { } then; taken--)
            appeal = then;
        return appeal;
    }
}
