using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>What is done by hand always has a way out.</summary>
public class ManualSpecs
{
    [Fact]
    public void A_task_that_nobody_knows_whether_to_do_can_be_closed_by_hand() =>
        Given(New.Bools("f.x").Task("A", a => a with { Facts = Map(("f.x", "data.x")), Questions = [Asks("x")] })
            .Task("B", b => b with { Applies = Js("f.x"), Outcomes = new Dictionary<string, OutcomeRule> { ["*"] = Chart.On("no agency is asked") } }).Task("C").Connect("start>A", "A>B", "B>C"))
            .Submit("A", dontKnow: ["x"]).Submit("B.ask", manual: true).ThenWaits("B.manual.1").Submit("B.manual").ThenWaits("B.manual.2")
            .Submit("B.manual", outcome: Outcome.Approved).Then("B D, C R");

    [Theory]
    [InlineData(Outcome.Approved)]
    [InlineData(Outcome.Rejected)]
    public void By_hand_a_register_delivers_no_data_and_the_citizen_is_asked(Outcome noted) =>
        Given(New.List("kin", "near").Fetch("A", a => a with { Lists = [Fills("kin", "kin")] })
            .Task("B", b => b with { Lists = [Fills("kin", "kin")], SelfDeclared = true }).Task("C", c => c with { Subjects = [new("kin", [])] })
            .Connect("start>A", "A/Granted>C", "A/Nothing>B", "B>C"))
            .Answer("A", Outcome.Declined).Submit("A.manual", outcome: noted).Then("A D, B R").Submit("B", """{"kin":[{}]}""").Then("C R");

    [Theory]
    [InlineData(Profile.DR)]
    [InlineData(Profile.EX)]
    public void A_refusal_by_hand_that_holds_others_may_be_asked_about_anew(Profile profile) =>
        Given(New.Agency("A", profile: profile).Task("B").Connect("start>A", "A>B")).Answer("A", Outcome.Declined).Submit("A.manual", outcome: Outcome.Rejected).Then("A D, B N").ThenWaits("A.2")
            .Submit("A").Then("A A").Answer("A", Outcome.Declined).Submit("A.manual", outcome: Outcome.Approved).Then("A D, B R");

    [Fact]
    public void An_impossible_result_is_asked_for_again() =>
        Given(New.Agency("A", a => a with { Outcomes = new Dictionary<string, OutcomeRule> { ["PartlyApproved"] = Chart.On("given or not") } }).Connect("start>A"))
            .Answer("A", Outcome.Declined).Submit("A.manual", outcome: Outcome.PartlyApproved).ThenWaits("A.manual.2").Submit("A.manual", outcome: Outcome.Approved).Then("A D");

    [Fact]
    public void Two_questions_of_an_agency_are_each_replied_to() =>
        Given(New.Agency("A").Connect("start>A")).Answer("A", Outcome.NeedsInfo, decision: "q-1").Answer("A", Outcome.NeedsInfo, decision: "q-2").ThenWaits("A.1", "A.info.1", "A.info.2")
            .Submit("A.info").Then("A R").Submit("A.info").Then("A A").Answer("A", Outcome.Approved).ThenIs(JourneyStatus.Ended);

    [Fact]
    public void One_of_two_registered_starts_may_be_annulled() =>
        Given(New.Dates("f.on").Begins("A", a => a with { Facts = Map(("f.on", "data.on")) }).Task("B").Connect("A>B"), """{"on":"2026-11-16"}""")
            .Report("Begun", "begun-9", """{"on":"2026-11-15"}""").ThenFacts("f.on=2026-11-15")
            .Report("Begun", "begun-10", supersedes: "begun-9", becomes: Outcome.Annulled).ThenFacts("f.on=2026-11-16").ThenIs(JourneyStatus.Running)
            .Report("Begun", "begun-11", supersedes: "begun-1", becomes: Outcome.Annulled).ThenIs(JourneyStatus.Cancelled);

    [Fact]
    public void No_entitlement_lets_those_go_on_who_ask_whether_it_went_well() =>
        Given(New.Agency("A").Task("B", b => b with { Ready = Js("steps.A.positive") }).Connect("start>A", "A>B")).Answer("A", Outcome.NoEntitlement).Then("A –, B R");
}
