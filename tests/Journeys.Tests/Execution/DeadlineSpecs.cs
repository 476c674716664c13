using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class DeadlineSpecs
{
    private static Chart Dated(Func<CitizenTask, Step> with) => New.Dates("f.on", "f.to").Registers("Told", "f.on", "data.on").Registers("Told", "f.to", "data.to")
        .Agency("A").Task("B", with).Task("C").Connect("start>A", "A>B", "B/Missed>C");

    private static Spec Known(Func<CitizenTask, Step> with) => Given(Dated(with)).Report("Told", "t-1", """{"on":"2026-11-16"}""");

    private static Deadline Month => Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M", MetBy.Ended, "f.to", "-P7D");

    [Fact]
    public void A_last_day_stands_before_the_token_comes_and_is_unset_while_its_base_is_unknown() =>
        Given(Dated(b => b with { Deadline = Month })).ThenDue("B/last", null).Report("Told", "t-1", """{"on":"2026-11-16"}""").Then("B N").ThenDue("B/last", "2026-12-16");

    [Fact]
    public void A_last_day_can_be_missed_before_the_token_comes() =>
        Known(b => b with { Deadline = Month }).On("2026-12-17").Then("B N, C R").ThenThat(j => Assert.True(j.Deadlines["B/last"].Missed));

    [Fact]
    public void A_missed_day_is_followed_once_and_the_step_stays_open() =>
        Known(b => b with { Deadline = Month }).Answer("A", Outcome.Approved).On("2026-12-17").Then("B R, C R").Submit("B").Then("B D, C R").Submit("C").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_day_that_is_not_missed_leaves_its_connection_dead() =>
        Known(b => b with { Deadline = Month }).Answer("A", Outcome.Approved).Submit("B").Then("C N").On("2027-01-17").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_last_day_is_inclusive_and_reminded_of() =>
        Known(b => b with { Deadline = Month }).On("2026-12-16").ThenThat(j => Assert.Equal((false, 1), (j.Deadlines["B/last"].Missed, j.Deadlines["B/last"].RemindersSent)));

    [Fact]
    public void An_extension_moves_the_day_and_the_old_row_decides_nothing() =>
        Known(b => b with { Deadline = Month }).Report("Told", "t-2", """{"to":"2027-01-16"}""").ThenDue("B/last", "2027-01-16")
            .When(new PassDeadline("B/last", 1, DeadlineMark.Due) { Now = At("2026-12-18") }).ThenNothing();

    [Fact]
    public void An_earlier_date_is_no_extension() => Known(b => b with { Deadline = Month }).Report("Told", "t-2", """{"to":"2026-12-01"}""").ThenDue("B/last", "2026-12-16");

    [Fact]
    public void A_corrected_fact_moves_the_day() =>
        Known(b => b with { Deadline = Month }).Report("Told", "t-2", """{"on":"2026-11-14"}""", "t-1", Outcome.Corrected).ThenDue("B/last", "2026-12-14");

    [Fact]
    public void A_day_that_is_met_stays_met() =>
        Known(b => b with { Deadline = Month }).Answer("A", Outcome.Approved).Submit("B")
            .Report("Told", "t-2", """{"on":"2026-10-14"}""", "t-1", Outcome.Corrected).On("2027-01-01").ThenThat(j => Assert.False(j.Deadlines["B/last"].Missed));

    [Fact]
    public void A_step_that_does_not_apply_has_no_last_day() =>
        Known(b => b with { Deadline = Month, Applies = Js("known('f.to')") }).ThenDue("B/last", null).Report("Told", "t-2", """{"to":"2026-12-20"}""").ThenDue("B/last", "2026-12-20");

    [Theory]
    [InlineData(MetBy.Sent, true)]
    [InlineData(MetBy.Ended, false)]
    public void A_day_is_met_by_sending_or_by_the_end(MetBy by, bool met) =>
        Given(New.Dates("f.on").Registers("Told", "f.on", "data.on").Agency("A", a => a with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M", by) }, request: "citizen").Connect("start>A"))
            .Report("Told", "t-1", """{"on":"2026-11-16"}""").Submit("A").ThenThat(j => Assert.Equal(met, j.Deadlines["A/last"].Current.Met));

    /// <summary>19 December 2026 is a Saturday: only the laws that lag (1930:173) 2 § excepts end on it. A reminder and an extension are never moved.</summary>
    [Theory]
    [InlineData(false, "2026-12-21", "2026-12-14")]
    [InlineData(true, "2026-12-19", "2026-12-12")]
    public void The_laws_exceptions_end_on_their_own_day_and_are_reminded_of_from_it(bool noSundayRule, string due, string reminder) =>
        Given(Dated(b => b with { Deadline = Month with { NoSundayRule = noSundayRule } })).Report("Told", "t-1", """{"on":"2026-11-19"}""").ThenDue("B/last", due)
            .ThenThat(j => Assert.Equal([Day(reminder)], j.Deadlines["B/last"].Current.Reminders))
            .Report("Told", "t-2", """{"to":"2027-01-16"}""").ThenDue("B/last", "2027-01-16").ThenThat(j => Assert.Equal([Day("2027-01-09")], j.Deadlines["B/last"].Current.Reminders))
            .Intervene(Intervention.Extend, "B/last", "2027-01-31").ThenDue("B/last", "2027-01-31");

    [Theory]
    [InlineData(false, "2026-12-04")]
    [InlineData(true, "2026-12-06")]
    public void Counted_back_the_laws_exceptions_end_on_their_own_day_too(bool noSundayRule, string due) =>
        Beside(Last(DeadlineRule.BeforeStep, "A", "-P10D") with { NoSundayRule = noSundayRule }).ThenDue("B/last", due);

    [Theory]
    [InlineData(false, "2026-12-14", "2027-02-22")]
    [InlineData(true, "2026-12-13", "2027-02-21")]
    public void The_exceptions_hold_for_windows_and_weeks(bool noSundayRule, string window, string week)
    {
        Beside(Last(DeadlineRule.WindowEachMonth, "f.on", null) with { Window = new(1, 13), NoSundayRule = noSundayRule }).ThenDue("B/last", window);
        Beside(Last(DeadlineRule.CalendarWeek, "f.on", null) with { Week = new(7), NoSundayRule = noSundayRule }).ThenDue("B/last", week);
    }

    private static Spec Beside(Deadline deadline) => Given(
        New.Dates("f.on", "f.held").Registers("Told", "f.on", "data.on").Registers("Told", "f.held", "data.held")
            .Task("A", a => a with { Deadline = Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M") }).Task("B", b => b with { Deadline = deadline }).Connect("start>A", "A>B"))
        .Report("Told", "t-1", """{"on":"2026-11-16"}""");

    [Fact]
    public void The_same_day_as_another_steps() => Beside(Last(DeadlineRule.SameAs, "A")).ThenDue("B/last", "2026-12-16");

    [Fact]
    public void Before_a_step_allows_its_own_day() => Beside(Last(DeadlineRule.BeforeStep, "f.held,A")).ThenDue("B/last", "2026-12-16");

    [Fact]
    public void Days_before_a_step_shift_to_an_earlier_weekday() => Beside(Last(DeadlineRule.BeforeStep, "A", "-P10D")).ThenDue("B/last", "2026-12-04");

    [Fact]
    public void The_first_base_that_is_known_wins() =>
        Beside(Last(DeadlineRule.BeforeStep, "f.held,A")).Report("Told", "t-2", """{"held":"2026-11-30"}""").ThenDue("B/last", "2026-11-30");

    [Fact]
    public void A_day_counted_from_a_projected_day_is_shown_and_never_fired() =>
        Beside(Last(DeadlineRule.RelativeToStep, "f.held,A", "P1M")).ThenDue("B/last", "2027-01-18", provisional: true).On("2027-03-01")
            .ThenThat(j => Assert.False(j.Deadlines["B/last"].Missed))
            .Report("Told", "t-2", """{"held":"2026-12-10"}""").ThenDue("B/last", "2027-01-11").After(TimeSpan.Zero).ThenThat(j => Assert.True(j.Deadlines["B/last"].Missed));

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void A_date_that_is_no_day_to_count_from_gives_an_incident(string date) =>
        Given(Dated(b => b with { Deadline = Month })).Report("Told", "t-1", $$"""{"on":"{{date}}"}""").ThenDue("B/last", null).ThenIncidents("B: No last day is counted from f.on");
}
