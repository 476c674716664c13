using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class FactSpecs
{
    [Fact]
    public void Facts_have_initial_values() => Given(New.Enum("f.path", "a", "a", "b").Task("A").Connect("start>A")).ThenFacts("f.path=a");

    [Theory]
    [InlineData("\"yes\"")]
    [InlineData("7")]
    [InlineData("[1]")]
    public void A_value_of_another_type_leaves_the_fact_and_raises_an_incident(string value) =>
        Given(New.Bools("f.x").Agency("A", a => a with { Facts = Map(("f.x", "data.x")) }).Connect("start>A"))
            .Answer("A", Outcome.Approved, $$"""{"x":{{value}}}""").ThenFacts("").ThenIncidents("A: The value for f.x");

    [Fact]
    public void An_undefined_value_leaves_the_fact_as_it_was() =>
        Given(New.Enum("f.x", "a", "a", "b").Agency("A", a => a with { Facts = Map(("f.x", "data.x")) }).Connect("start>A"))
            .Answer("A", Outcome.Approved).ThenFacts("f.x=a").ThenIncidents();

    [Fact]
    public void A_delay_with_a_new_date_is_no_extension() =>
        Given(New.Dates("f.to").Agency("A", a => a with { Facts = Map(("f.to", "data.newDate")) }).Connect("start>A"))
            .Answer("A", Outcome.Delayed, """{"newDate":"2027-01-15"}""").ThenFacts("")
            .Answer("A", Outcome.Rejected, """{"newDate":"2027-01-15"}""").ThenFacts("");

    [Fact]
    public void Facts_keyed_by_an_outcome_are_that_outcomes_alone() =>
        Given(New.Dates("f.to").Agency("A", a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["Delayed"] = Chart.On(facts: ("f.to", "data.newDate")) } }).Connect("start>A"))
            .Answer("A", Outcome.Delayed, """{"newDate":"2027-01-15"}""").ThenFacts("f.to=2027-01-15")
            .Answer("A", Outcome.Approved, """{"newDate":"2027-02-15"}""").ThenFacts("f.to=2027-01-15");

    [Fact]
    public void The_star_stands_for_the_outcomes_not_named() =>
        Given(New.Agency("A", a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["*"] = Chart.On(suggest: "B") } }).Agency("B", b => b with { Offered = Offer.Once })
            .Connect("start>A", "start>B")).Answer("A", Outcome.Delayed).ThenThat(j => Assert.Equal(["B"], j.Suggested));

    [Fact]
    public void Derived_facts_follow_their_facts_in_order() =>
        Given(New.Bools("f.x").Derived("f.not", "!f.x").Derived("f.again", "!f.not").Registers("Told", "f.x", "data.x").Task("A").Connect("start>A"))
            .ThenFacts("").Report("Told", "t-1", """{"x":true}""").ThenFacts("f.again=true, f.not=false, f.x=true");

    [Fact]
    public void A_lists_members_have_derived_facts_of_their_own() =>
        Given(New.List("kids", "young").Derived("owner", "!subject.young", "kids").Fetch("L", l => l with { Lists = [Fills("kids", "kid", ("young", "item.young"))] }).Connect("start>L"))
            .Answer("L", Outcome.Approved, """{"kids":[{"young":true},{"young":false}]}""")
            .ThenFacts("kid-1.owner=false, kid-1.young=true, kid-2.owner=true, kid-2.young=false");

    [Fact]
    public void A_register_fact_that_no_step_waits_for_writes_its_facts() =>
        Given(New.Bools("f.x").Registers("Told", "f.x", "true").Task("A", a => a with { Ready = Js("f.x") }).Connect("start>A"))
            .Then("A N").Report("Told", "t-1").Then("A R");

    [Fact]
    public void The_latest_writer_that_is_not_superseded_wins() =>
        Given(New.Counts("f.n").Registers("Told", "f.n", "data.n").Task("A").Connect("start>A"))
            .Report("Told", "t-1", """{"n":1}""").Report("Told", "t-2", """{"n":2}""").ThenFacts("f.n=2")
            .Report("Told", "t-3", supersedes: "t-2", becomes: Outcome.Annulled).ThenFacts("f.n=1");

    [Fact]
    public void A_fact_comes_once() =>
        Given(New.Counts("f.n").Registers("Told", "f.n", "data.n").Task("A").Connect("start>A"))
            .Report("Told", "t-1", """{"n":1}""").Report("Told", "t-1", """{"n":2}""").ThenNothing().ThenFacts("f.n=1");

    [Fact]
    public void A_correction_may_come_before_what_it_corrects() =>
        Given(New.Counts("f.n").Registers("Told", "f.n", "data.n").Task("A").Connect("start>A"))
            .Report("Told", "t-2", """{"n":2}""", supersedes: "t-1", becomes: Outcome.Corrected).Report("Told", "t-1", """{"n":1}""").ThenNothing().ThenFacts("f.n=2");

    [Fact]
    public void An_early_register_fact_ends_its_step_on_entry() =>
        Given(New.Bools("f.x").Task("A").Register("B", "Told", b => b with { Facts = Map(("f.x", "true")) }).Connect("start>A", "A>B"))
            .Report("Told", "t-1").ThenFacts("f.x=true").Then("B N").Submit("A").Then("B D").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_step_that_waits_for_a_register_is_with_an_agency() =>
        Given(New.Register("B", "Told").Connect("start>B")).Then("B A").Report("Told", "t-1").Then("B D");

    [Fact]
    public void Two_steps_may_wait_for_one_fact() =>
        Given(New.Register("A", "Told").Register("B", "Told").Connect("start>A", "start>B")).Report("Told", "t-1").Then("A D, B D").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_annulled_fact_is_waited_for_again_and_what_followed_is_checked() =>
        Given(New.Register("A", "Told").Task("B").Task("C").Connect("start>A", "A>B", "B>C")).Report("Told", "t-1").Submit("B").Then("A D, B D")
            .Report("Told", "t-2", supersedes: "t-1", becomes: Outcome.Annulled).Then("A A, B R").ThenWaits("A.2", "B.check.1", "C.1")
            .Report("Told", "t-3").Then("A D");

    [Fact]
    public void A_corrected_start_writes_its_facts_anew() =>
        Given(New.Dates("death.on").Begins("A", a => a with { Facts = Map(("death.on", "data.on")) }).Task("B").Connect("A>B"), """{"on":"2026-11-16"}""")
            .ThenFacts("death.on=2026-11-16").Report("Begun", "begun-2", """{"on":"2026-11-14"}""", "begun-1", Outcome.Corrected).ThenFacts("death.on=2026-11-14").Then("A D, B R");

    [Fact]
    public void An_annulled_start_cancels_everything_and_tells_everyone() =>
        Given(New.Begins("A").Agency("B").Tell("C").Agency("D").Task("E").Connect("A>B", "A>C", "A>D", "A>E")).Answer("D", Outcome.Approved)
            .Report("Begun", "begun-2", supersedes: "begun-1", becomes: Outcome.Annulled).ThenIs(JourneyStatus.Cancelled).ThenWaits().Then("A D, B –, C D, D D, E –")
            .ThenTold("agency: B.1 Request 1", "informed: C.1 Notice", "agency: D.1 Request 1", "agency: B.cancel.1 Withdraw", "informed: C.cancel.1 Notice", "agency: D.cancel.1 Notice")
            .Answer("D", Outcome.Rejected).ThenNothing().Open("E").ThenNothing();
}
