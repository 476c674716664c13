using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>The Missed port: followed once, while the step stays open.</summary>
public class MissedSpecs
{
    private static Deadline Month => Last(DeadlineRule.AbsoluteFromEvent, "f.on", "P1M", MetBy.Ended, "f.to");

    private static Chart Dated => New.Dates("f.on", "f.to").Bools("f.again").Registers("Told", "f.on", "data.on").Registers("Told", "f.to", "data.to");

    private static Spec Known(Chart chart) => Given(chart).Report("Told", "t-1", """{"on":"2026-11-16"}""");

    [Fact]
    public void A_join_after_a_missed_day_waits_for_its_other_ways() =>
        Known(Dated.Task("A", a => a with { Deadline = Month }).Task("B").Task("C").Connect("start>A", "start>B", "A/Missed>C", "B>C"))
            .On("2026-12-17").Then("C N").Submit("B").Then("C R").Submit("C").Submit("A").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_join_passes_over_a_day_that_is_not_missed() =>
        Known(Dated.Task("A", a => a with { Deadline = Month }).Task("B").Task("C").Connect("start>A", "start>B", "A/Missed>C", "B>C"))
            .Submit("B").Then("C N").Submit("A").Then("C R");

    [Fact]
    public void A_day_that_is_moved_after_it_was_missed_can_be_missed_again_and_is_followed_once() =>
        Known(Dated.Task("A", a => a with { Deadline = Month }).Task("C").Connect("start>A", "A/Missed>C")).On("2026-12-17").Submit("C")
            .Report("Told", "t-2", """{"to":"2027-01-16"}""").ThenThat(j => Assert.False(j.Deadlines["A/last"].Missed))
            .On("2027-01-18").ThenThat(j => Assert.True(j.Deadlines["A/last"].Missed)).Then("C D").ThenWaits("A.1").Submit("A").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_missed_day_that_is_met_late_was_still_missed() =>
        Known(Dated.Task("A", a => a with { Deadline = Month }).Connect("start>A")).On("2026-12-17").Submit("A")
            .ThenThat(j => Assert.Equal((true, true), (j.Deadlines["A/last"].Missed, j.Deadlines["A/last"].Current.Met)));

    [Fact]
    public void One_subjects_missed_day_is_followed_once_for_all() =>
        Known(Dated.List("kids", "k").Fetch("L", l => l with { Lists = [Fills("kids", "kid")] })
            .Task("A", a => a with { Subjects = [new("kids", [])], Deadline = Month }).Task("C").Connect("start>L", "L>A", "A/Missed>C"))
            .Answer("L", Outcome.Approved, """{"kids":[{},{}]}""").Submit("A.kid-1").On("2026-12-17").Then("C R").ThenWaits("A.kid-2.1", "C.1").Submit("C").Submit("A.kid-2").ThenIs(JourneyStatus.Ended);

    private static Chart Loop => Dated.Task("A", a => a with { Deadline = Month, Facts = Map(("f.again", "data.again")) }).Task("C", c => c with { Facts = Map(("f.again", "data.again")) })
        .Decision("D", "f.again").Task("Z").Connect("start>A", "A>C", "A/Missed>C", "C>D", "D/True>A", "D/False>Z");

    [Theory]
    [InlineData("2026-12-01")]
    [InlineData("2026-12-17")]
    public void A_round_of_a_loop_that_misses_no_day_passes_it_by(string first) =>
        Known(Loop).On(first).Submit("A").Submit("C", """{"again":true}""").Then("A R").Submit("A").Then("C R").Submit("C", """{"again":false}""").Then("Z R").Submit("Z").ThenIs(JourneyStatus.Ended);
}
