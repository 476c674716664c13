using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Weeks of the year, windows of each month, and ages; and last days that come back in a loop.</summary>
public class CalendarDeadlineSpecs
{
    private static Deadline Week(int number, string? since = null) => Plain(DeadlineRule.CalendarWeek, since) with { Week = new(number) };

    private static Deadline Window(int from, int to, string? since = null) => Plain(DeadlineRule.WindowEachMonth, since) with { Window = new(from, to) };

    private static Deadline Plain(DeadlineRule rule, string? since) => new("last", rule, since is null ? [] : [since], null, MetBy.Ended, false, null, [Period.Parse("-P3D")], false);

    private static Chart Tasks(Deadline deadline) => New.Dates("f.on").Registers("Told", "f.on", "data.on").Task("A").Task("B", b => b with { Deadline = deadline }).Task("M").Connect("start>A", "A>B", "B/Missed>M");

    [Fact]
    public void A_week_is_counted_from_a_fact() => Given(Tasks(Week(7, "f.on"))).ThenDue("B/last", null).Report("Told", "t-1", """{"on":"2026-12-31"}""").ThenDue("B/last", "2027-02-22");

    [Fact]
    public void A_week_without_a_fact_is_the_next_when_the_steps_turn_comes() =>
        Given(Tasks(Week(7))).ThenDue("B/last", null).On("2027-02-23").Submit("A").ThenDue("B/last", "2028-02-21").On("2028-02-22").ThenPassed("B/last").Then("B R, M R").ThenDue("B/last", "2028-02-21");

    [Fact]
    public void A_corrected_fact_moves_the_week() =>
        Given(Tasks(Week(7, "f.on"))).Report("Told", "t-1", """{"on":"2026-12-31"}""").Report("Told", "t-2", """{"on":"2027-12-31"}""", "t-1", Outcome.Corrected).ThenDue("B/last", "2028-02-21");

    [Fact]
    public void A_step_opens_with_its_window() =>
        Given(Tasks(Window(20, 25))).Submit("A").ThenDue("B/last", "2026-11-25").Then("B N").ThenWaits().On("2026-11-19").Then("B N").On("2026-11-20").Then("B R").ThenWaits("B.1");

    [Fact]
    public void A_window_that_is_open_opens_the_step_at_once() => Given(Tasks(Window(1, 20))).Submit("A").Then("B R").ThenDue("B/last", "2026-11-20");

    [Fact]
    public void What_is_not_done_when_the_window_closes_comes_back_in_the_next() =>
        Given(Tasks(Window(1, 20))).Submit("A").On("2026-11-21").Then("B N, M R").ThenDue("B/last", "2026-12-21").ThenWaits("M.1").On("2026-12-01").Then("B R").ThenWaits("B.2", "M.1").Submit("B").Submit("M").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_window_is_reminded_of_each_month() =>
        Given(Tasks(Window(1, 20))).Submit("A").On("2026-11-21").On("2026-12-20").ThenThat(j => Assert.Equal(1, j.Deadlines["B/last"].RemindersSent));

    [Fact]
    public void A_window_counted_from_a_fact_is_no_earlier_one() =>
        Given(Tasks(Window(1, 20, "f.on"))).Submit("A").Then("B N").Report("Told", "t-1", """{"on":"2027-02-23"}""").ThenDue("B/last", "2027-03-22").On("2027-03-01").Then("B R");

    [Fact]
    public void A_window_that_is_moved_opens_later() =>
        Given(Tasks(Window(20, 25, "f.on"))).Submit("A").Report("Told", "t-1", """{"on":"2026-12-20"}""").Report("Told", "t-2", """{"on":"2027-02-26"}""", "t-1", Outcome.Corrected)
            .ThenDue("B/last", "2027-03-25").On("2027-03-19").Then("B N").On("2027-03-20").Then("B R");

    [Fact]
    public void What_was_sent_within_its_window_is_not_missed_while_the_agency_decides() =>
        Given(New.Agency("A", a => a with { Deadline = Window(20, 25) with { MetBy = MetBy.Sent } }).Connect("start>A")).On("2027-03-01").ThenPassed("A/last", false).ThenDue("A/last", "2026-11-25");

    [Fact]
    public void An_agencys_step_is_asked_in_its_window() =>
        Given(New.Agency("A", a => a with { Deadline = Window(20, 25) }).Connect("start>A")).ThenTold().On("2026-11-20").ThenTold("agency: A.1 Request 1").On("2026-12-01").ThenWaits("A.1").Then("A A");

    [Fact]
    public void An_age_is_reached_on_its_day_whatever_day_that_is() =>
        Given(New.Dates("survivor.turns67").Registers("Told", "survivor.turns67", "data.on").Task("B", b => b with { Deadline = Plain(DeadlineRule.AgeReached, "survivor.turns67") }).Connect("start>B"))
            .Report("Told", "t-1", """{"on":"2027-01-31"}""").ThenDue("B/last", "2027-01-31");

    [Theory]
    [InlineData("-P60D", "2026-12-02")]
    [InlineData("P1M", "2027-03-01")]
    public void A_time_before_or_after_an_age_is_counted_as_others_are(string period, string due) =>
        Given(New.Dates("survivor.turns67").Registers("Told", "survivor.turns67", "data.on")
            .Task("B", b => b with { Deadline = Plain(DeadlineRule.AgeReached, "survivor.turns67") with { Period = Period.Parse(period), Remind = [] } }).Connect("start>B"))
            .Report("Told", "t-1", """{"on":"2027-01-31"}""").ThenDue("B/last", due);

    [Fact]
    public void Each_subject_has_its_age() =>
        Given(New.List("children", "turns18On").Fetch("F", f => f with { Lists = [Fills("children", "child", ("turns18On", "item.on"))] })
            .Task("B", b => b with { Subjects = [new("children", [])], Deadline = Plain(DeadlineRule.AgeReached, "subject.turns18On") }).Connect("start>F", "F>B"))
            .Answer("F", Outcome.Approved, """{"children":[{"on":"2027-05-01"},{"on":"2030-05-01"}]}""").ThenDue("B.child-1/last", "2027-05-01").ThenDue("B.child-2/last", "2030-05-01");

    private static Definition Loop(string deadline) => Drawn.Flow([Drawn.While("W", "true", Drawn.Sequence("S", Due(Drawn.Task("A", """{"f.on":"data.on"}""", """[{"id":"on","type":"date"}]"""), deadline)))]);

    private static JsonObject Due(JsonObject task, string deadline)
    {
        task["customProperties"]!["journeys"]!["deadline"] = JsonNode.Parse(deadline);
        return task;
    }

    [Fact]
    public void A_report_of_each_month_comes_back() =>
        Given(Loop("""{"rule":"WindowEachMonth","from":1,"to":14}""")).Then("A N").ThenDue("A/A", "2026-12-14").On("2026-12-01").Then("A R").Submit("A", """{"on":"2026-12-01"}""")
            .Then("A N").ThenDue("A/A", "2027-01-14").On("2027-01-01").Then("A R").On("2027-01-15").Then("A N").ThenDue("A/A", "2027-02-15").On("2027-02-01").Then("A R").ThenWaits("A.3");

    [Fact]
    public void A_week_comes_back_the_next_year() =>
        Given(Loop("""{"rule":"CalendarWeek","week":7}""")).ThenDue("A/A", "2027-02-22").Submit("A", """{"on":"2026-12-01"}""").Then("A R").ThenDue("A/A", "2028-02-21");

    [Fact]
    public void A_step_entered_again_has_its_last_day_again() =>
        Given(Loop("""{"rule":"AbsoluteFromEvent","from":["f.on"],"period":"P1M"}""")).ThenDue("A/A", null).Submit("A", """{"on":"2026-11-20"}""")
            .ThenDue("A/A", "2026-12-21").ThenThat(j => Assert.False(j.Deadlines["A/A"].Current.Met)).On("2026-12-22").ThenPassed("A/A")
            .Submit("A", """{"on":"2026-12-22"}""").ThenDue("A/A", "2027-01-22").ThenPassed("A/A", false).On("2027-01-23").ThenPassed("A/A");

    [Fact]
    public void A_day_that_was_met_is_missed_when_the_step_is_entered_again_and_left() =>
        Given(New.Dates("f.on").Registers("Told", "f.on", "data.on").Task("A").Task("B", b => b with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M") }).Decision("D", "true").Task("Z")
            .Connect("start>B", "B>A", "A>D", "D/True>B", "D/False>Z")).Report("Told", "t-1", """{"on":"2026-11-17"}""").Submit("B").ThenThat(j => Assert.True(j.Deadlines["B/last"].Current.Met))
            .Submit("A").Then("B R").ThenThat(j => Assert.False(j.Deadlines["B/last"].Current.Met)).On("2026-12-18").ThenPassed("B/last");
}
