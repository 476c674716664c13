using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class PortSpecs
{
    private static Chart Two => New.Agency("A").Task("B").Connect("start>A", "A>B");

    [Fact]
    public void A_granted_step_lets_its_successor_begin() =>
        Given(Two).Then("A A, B N").Answer("A", Outcome.Approved).Then("A D, B R");

    [Theory]
    [InlineData(Outcome.Rejected)]
    [InlineData(Outcome.Dismissed)]
    [InlineData(Outcome.WrittenOff)]
    public void A_refusal_holds_its_successors(Outcome refusal) =>
        Given(Two).Answer("A", refusal).Then("A D, B N").ThenIs(JourneyStatus.Running);

    [Fact]
    public void A_refusal_that_is_connected_goes_its_own_way() =>
        Given(New.Agency("A").Task("B").Task("C").Connect("start>A", "A>B", "A/Refused>C"))
            .Answer("A", Outcome.Rejected).Then("A D, B N, C R").Submit("C").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_refusal_that_ends_the_branch_is_a_dead_path_for_a_join() =>
        Given(New.Agency("A", a => a with { Ports = Finishes("Refused") }).Task("B").Task("C").Connect("start>A", "start>B", "A>C", "B>C"))
            .Answer("A", Outcome.Rejected).Submit("B").Then("C R");

    [Fact]
    public void No_entitlement_goes_on_by_done() =>
        Given(Two).Answer("A", Outcome.NoEntitlement).Then("A –, B R");

    [Fact]
    public void Nothing_that_waits_keeps_the_token() =>
        Given(New.Agency("A", a => a with { Ports = Waits("Nothing") }).Task("B").Connect("start>A", "A>B"))
            .Answer("A", Outcome.NoEntitlement).Then("B N").ThenIs(JourneyStatus.Running);

    [Fact]
    public void A_positive_port_goes_with_done() =>
        Given(New.Agency("A").Task("B").Task("C").Connect("start>A", "A/Granted>B", "A>C"))
            .Answer("A", Outcome.PartlyApproved).Then("B R, C R");

    [Fact]
    public void An_answer_with_a_port_of_its_own_does_not_leave_by_its_groups() =>
        Given(New.Agency("A").Task("B").Task("C").Connect("start>A", "A/Refused>B", "A/WrittenOff>C"))
            .Answer("A", Outcome.WrittenOff).Then("B N, C R");

    [Fact]
    public void A_step_that_does_not_apply_goes_on_by_its_port_and_done() =>
        Given(New.Task("A", a => a with { Applies = Js("false") }).Task("B").Task("C").Connect("start>A", "A>B", "A/NotApplicable>C"))
            .Then("A –, B R, C R");

    [Fact]
    public void A_notification_waits_for_nothing() =>
        Given(New.Tell("A").Connect("start>A")).Then("A D").ThenTold("informed: A.1 Notice").ThenIs(JourneyStatus.Ended);

    [Theory]
    [InlineData(Profile.DR, "agency: A.1 Request 1")]
    [InlineData(Profile.EX, "agency: A.1 Expected 1")]
    [InlineData(Profile.CL, "agency: A.1 Request 1")]
    public void The_profile_gives_the_messages_verb(Profile profile, string message) =>
        Given(New.Agency("A", profile: profile).Connect("start>A")).ThenTold(message).ThenWaits("A.1");

    [Fact]
    public void A_fetch_is_in_progress_until_it_is_answered() =>
        Given(New.Fetch("A").Connect("start>A")).Then("A I").ThenTold("source: A.1 Fetch 1").Answer("A", Outcome.PartlyApproved).Then("A D");

    [Fact]
    public void A_fetch_without_data_asks_the_citizen_where_it_has_questions() =>
        Given(New.List("kin", "near").Fetch("A", a => a with { Questions = [Asks("kin")], Lists = [Fills("kin", "kin")] }).Connect("start>A"))
            .Answer("A", Outcome.NoData).Then("A R").Submit("A", """{"kin":[{}]}""").Then("A D")
            .ThenThat(j => Assert.True(j.Lists["kin"].SelfDeclared));

    [Fact]
    public void A_fetch_without_data_goes_its_own_way_where_that_is_drawn() =>
        Given(New.Fetch("A").Task("B").Task("C").Connect("start>A", "A/Granted>B", "A/Nothing>C")).Answer("A", Outcome.NoData).Then("A D, B N, C R");
}
