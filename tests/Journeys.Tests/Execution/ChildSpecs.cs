using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Journeys that start journeys.</summary>
public class ChildSpecs
{
    private static readonly SortedMap<FactValue> Paid = SortedMap<FactValue>.Empty.Set("debts.paid", FactValue.Of(true)).Set("debts.on", FactValue.Of(new DateOnly(2027, 1, 11)));

    private static Chart Waiting => New.Dates("f.on", "f.paidOn").Registers("Told", "f.on", "data.on")
        .Child("K", waits: true, input: "({ 'debts.from': f.on })", ("f.paidOn", "data.debts.on")).Task("A").Task("B").Connect("start>K", "K>A", "K/Cancelled>B");

    private static readonly Guid Child = ChildId.Of(new("22222222-2222-2222-2222-222222222222"), "K.1");

    private static EndChild Over(string bookmark, JourneyStatus status = JourneyStatus.Ended) => new(bookmark, status, Paid) { Now = At("2027-01-12") };

    [Fact]
    public void A_journey_is_started_when_its_input_is_known() =>
        Given(Waiting).ThenWaits().Report("Told", "t-1", """{"on":"2026-11-16"}""").ThenWaits("K.1")
            .ThenStarted($"K.1 {Child} debts: debts.from=2026-11-16");

    [Fact]
    public void It_is_waited_for_and_its_facts_are_taken_over() =>
        Told.When(Over("K.1")).Then("A R, B N").ThenFacts("f.on=2026-11-16, f.paidOn=2027-01-11").ThenWaits("A.1");

    [Fact]
    public void A_journey_that_was_cancelled_leaves_by_a_port_of_its_own_and_gives_nothing() =>
        Told.When(Over("K.1", JourneyStatus.Cancelled)).Then("A N, B R").ThenFacts("f.on=2026-11-16");

    [Fact]
    public void Its_end_told_again_or_of_another_bookmark_changes_nothing() =>
        Told.When(Over("K.1")).When(Over("K.1", JourneyStatus.Cancelled)).ThenNothing().When(Over("K.2")).ThenNothing();

    private static Spec Told => Given(Waiting).Report("Told", "t-1", """{"on":"2026-11-16"}""");

    private static Chart Dispatching => New.Child("K", waits: false).Task("A").Connect("start>K", "K>A");

    [Fact]
    public void A_journey_that_is_not_waited_for_lets_this_one_go_on_at_once() =>
        Given(Dispatching).Then("A R").ThenStarted($"K.1 {Child} debts: ").When(Over("K.1")).Then("A R").Submit("A").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void It_may_end_after_this_one_has() => Given(Dispatching).Submit("A").When(Over("K.1")).ThenIs(JourneyStatus.Ended).ThenThat(j => Assert.True(j.Children["K.1"].Over));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_annulled_start_tells_the_journeys_it_started_and_their_end_does_no_harm(bool waits) =>
        Given(New.Begins("S").Child("K", waits).Task("A").Task("B").Connect("S>K", "K>A", "S>B"))
            .Report("Begun", "begun-2", supersedes: "begun-1", becomes: Outcome.Annulled).ThenIs(JourneyStatus.Cancelled)
            .ThenHappened<ChildCancelled>(1).When(Over("K.1", JourneyStatus.Cancelled)).ThenNothing();

    [Fact]
    public void One_that_is_over_is_not_told() =>
        Given(New.Begins("S").Child("K", true).Task("A").Connect("S>K", "K>A", "K/Cancelled>A")).When(Over("K.1"))
            .Report("Begun", "begun-2", supersedes: "begun-1", becomes: Outcome.Annulled).ThenHappened<ChildCancelled>(0);

    [Fact]
    public void A_join_of_any_tells_the_journey_that_it_no_longer_waits_for() =>
        Given(New.Fork("F", "x", "y").Child("K", true).Task("A").Join("J", JoinMode.WaitAny).Task("C").Connect("start>F", "F/x>K", "F/y>A", "K>J", "A>J", "J>C"))
            .Submit("A").ThenHappened<ChildCancelled>(1).ThenWaits("C.1").When(Over("K.1")).ThenNothing().Then("C R");

    [Fact]
    public void A_loop_starts_a_journey_each_time() =>
        Given(New.Bools("f.again").Child("K", true).Task("A", a => a with { Facts = Map(("f.again", "data.again")) }).Decision("D", "f.again").Task("Z")
            .Connect("start>K", "K>A", "K/Cancelled>A", "A>D", "D/True>K", "D/False>Z")).When(Over("K.1")).Submit("A", """{"again":true}""").ThenWaits("K.2")
            .When(Over("K.1")).ThenNothing().When(Over("K.2")).Then("A R");

    [Fact]
    public void An_input_that_is_no_object_starts_nothing_and_is_shown() =>
        Given(New.Child("K", true, "7").Task("Z").Task("A").Connect("start>K", "start>Z", "K>A", "K/Cancelled>A")).ThenWaits("Z.1").ThenIncidents("journey: The input of K");

    private static readonly Guid Parent = new("33333333-3333-3333-3333-333333333333");

    private static StartChild Begin(SortedMap<FactValue>? input = null) =>
        new(Parent, "K.1", null, [new(Person, "survivor", "survivor-1", default)], Person, input ?? SortedMap<FactValue>.Empty.Set("f.on", FactValue.Of(Day("2026-11-16")))) { Now = At("2026-11-18") };

    [Fact]
    public void A_started_journey_has_its_people_and_facts_and_its_start_waits_for_no_register() =>
        Born(New.Dates("f.on").Begins("S", s => (RegisterFact)s with { Principal = new("data.person", "deceased") }).Task("A").Connect("S>A")).When(Begin()).Then("S D, A R").ThenFacts("f.on=2026-11-16")
            .ThenThat(j => Assert.Equal((Parent, "K.1", "survivor deceased"), (j.Parent!.Journey, j.Parent.Bookmark, string.Join(' ', j.Participants.Select(p => p.Role)))));

    [Fact]
    public void Facts_that_it_does_not_have_are_left_out_and_shown() =>
        Born(New.Dates("f.on").Task("A").Connect("start>A")).When(Begin(SortedMap<FactValue>.Empty.Set("f.of", FactValue.Of(true)).Set("f.on", FactValue.Of(7))))
            .ThenFacts("").ThenIncidents("journey: 'f.of'", "journey: 'f.on'").Then("A R");

    [Fact]
    public void It_is_cancelled_by_the_journey_that_started_it_alone() =>
        Born(New.Dates("f.on").Agency("A").Task("B").Connect("start>A", "start>B")).When(Begin())
            .When(new CancelChild(Child) { Now = At("2026-11-19") }).ThenNothing()
            .When(new CancelChild(Parent) { Now = At("2026-11-19") }).ThenIs(JourneyStatus.Cancelled).ThenWaits().ThenTold("agency: A.1 Request 1", "agency: A.cancel.1 Withdraw");

    [Fact]
    public void One_that_is_over_is_not_cancelled() =>
        Born(New.Task("A").Connect("start>A")).When(Begin(SortedMap<FactValue>.Empty)).Submit("A").When(new CancelChild(Parent) { Now = At("2026-11-19") }).ThenNothing();
}
