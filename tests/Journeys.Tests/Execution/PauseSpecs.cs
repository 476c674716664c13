using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>The agency's own time begins when the application is complete; the citizen's never stands still.</summary>
public class PauseSpecs
{
    private static Spec Sent(PauseRule rule = PauseRule.Restart) => Given(New.Agency("A", a => a with { PauseRule = rule }, request: "citizen").Task("B").Connect("start>A", "A>B")).Submit("A");

    // Sent on 2026-11-17, found wanting on 12-01, complete on 12-21.
    private static Spec Completed(PauseRule rule) => Sent(rule).On("2026-12-01").Answer("A", Outcome.NeedsInfo).On("2026-12-21").Submit("A.info");

    [Fact]
    public void While_the_application_is_incomplete_no_time_runs() =>
        Sent().On("2026-12-01").Answer("A", Outcome.NeedsInfo).ThenDue("delay/A", null).On("2027-06-01").ThenWaits("A.1", "A.info.1");

    [Theory]
    [InlineData(PauseRule.Restart, "2027-06-21")]
    [InlineData(PauseRule.Suspend, "2027-06-07")]
    [InlineData(PauseRule.None, "2027-05-17")]
    public void The_time_begins_anew_goes_on_or_runs_on(PauseRule rule, string due) => Completed(rule).ThenDue("delay/A", due);

    [Fact]
    public void Time_that_runs_on_is_over_while_the_application_is_incomplete() =>
        Sent(PauseRule.None).On("2026-12-01").Answer("A", Outcome.NeedsInfo).On("2027-05-18").ThenWaits("A.1", "A.delay.1", "A.info.1");

    [Fact]
    public void An_application_is_complete_when_all_that_was_asked_for_has_come() =>
        Sent().On("2026-12-01").Answer("A", Outcome.NeedsInfo, dueDate: "2026-12-20").Answer("A", Outcome.NeedsInfo, dueDate: "2026-12-30").On("2026-12-10").Submit("A.info").ThenDue("delay/A", null)
            .On("2026-12-14").Submit("A.info").ThenDue("delay/A", "2027-06-14");

    [Fact]
    public void A_right_that_has_come_is_not_taken_away_by_what_is_asked_afterwards() =>
        Sent().On("2027-05-18").Answer("A", Outcome.NeedsInfo).ThenWaits("A.1", "A.delay.1", "A.info.1").Submit("A.delay").ThenDue("demand/A", "2027-06-15");

    [Fact]
    public void The_four_weeks_never_stand_still() =>
        Sent().On("2027-05-18").Submit("A.delay").Answer("A", Outcome.NeedsInfo).ThenDue("demand/A", "2027-06-15").On("2027-06-16").ThenPassed("demand/A");

    [Fact]
    public void A_decision_annulled_while_it_was_incomplete_waits_with_its_time_running() =>
        Sent().On("2026-12-01").Answer("A", Outcome.NeedsInfo).On("2026-12-14").Answer("A", Outcome.Rejected, decision: "d-1").Answer("A", Outcome.Annulled, supersedes: "d-1").ThenDue("delay/A", "2027-06-14");

    [Fact]
    public void A_citizens_last_day_does_not_stand_still() =>
        Given(New.Dates("f.on").Registers("Told", "f.on", "data.on").Agency("A", a => a with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P2M") }, request: "citizen").Connect("start>A"))
            .Report("Told", "t-1", """{"on":"2026-11-16"}""").Submit("A").On("2026-12-01").Answer("A", Outcome.NeedsInfo).ThenDue("A/last", "2027-01-18").On("2027-01-19").ThenPassed("A/last");

    private static Spec Wanting(string due) => Sent().On("2026-12-01").Answer("A", Outcome.NeedsInfo, dueDate: due);

    [Fact]
    public void The_person_is_reminded_of_what_the_agency_asked_for() =>
        Wanting("2026-12-21").On("2026-12-13").ThenHappened<DeadlinePassed>(0).On("2026-12-14").ThenHappened<DeadlinePassed>(1).On("2026-12-21").ThenPassed("info/A.info.1", false)
            .On("2026-12-22").ThenPassed("info/A.info.1").Then("A R").ThenWaits("A.1", "A.info.1");

    [Theory]
    [InlineData("2026-12-05", "2026-12-04")]
    [InlineData("2026-12-02", null)]
    public void A_short_time_is_reminded_of_on_its_last_day_but_one(string due, string? reminder) =>
        Wanting(due).ThenThat(j => Assert.Equal(reminder is null ? [] : new[] { Day(reminder) }, j.Deadlines["info/A.info.1"].Current.Reminders));

    [Fact]
    public void Who_has_answered_is_not_reminded() => Wanting("2026-12-21").On("2026-12-10").Submit("A.info").On("2027-01-10").ThenHappened<DeadlinePassed>(0);

    [Fact]
    public void Nobody_is_reminded_of_what_was_decided_without_it() =>
        Wanting("2026-12-21").On("2026-12-10").Answer("A", Outcome.Rejected, decision: "d-1").On("2027-01-10").ThenHappened<DeadlinePassed>(0);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void Of_a_day_that_is_none_nobody_is_reminded(string due) => Wanting(due).ThenWaits("A.1", "A.info.1").ThenDue("info/A.info.1", null);

    [Fact]
    public void Where_the_agency_named_no_day_nobody_is_reminded() => Sent().Answer("A", Outcome.NeedsInfo).On("2027-03-01").ThenHappened<DeadlinePassed>(0);
}
