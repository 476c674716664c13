using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class SubjectSpecs
{
    private const string One = "aaaaaaaa-0000-0000-0000-000000000001";
    private const string Two = "aaaaaaaa-0000-0000-0000-000000000002";

    private static Chart Kids(Func<AgencyStep, Step>? with = null) => New.List("kids", "young").List("heirs")
        .Fetch("L", l => l with { Lists = [Fills("kids", "kid", ("young", "item.young")), Fills("heirs", "heir")] })
        .Agency("A", a => with?.Invoke(a with { Subjects = [new("kids", [])] }) ?? a with { Subjects = [new("kids", [])] })
        .Task("B").Connect("start>L", "L>A", "A>B");

    private static Spec TwoKids => Given(Kids()).Answer("L", Outcome.Approved, """{"kids":[{},{}]}""");

    [Fact]
    public void An_unknown_list_is_waited_for() => Given(Kids()).Then("A N, B N").Answer("L", Outcome.Approved).Then("A N, B N").ThenIs(JourneyStatus.Running);

    [Fact]
    public void A_known_empty_list_does_not_apply() => Given(Kids()).Answer("L", Outcome.Approved, """{"kids":[]}""").Then("A –, B R");

    [Fact]
    public void A_step_is_left_when_all_its_subjects_have_ended() =>
        TwoKids.Then("A.kid-1 A, A.kid-2 A").Answer("A.kid-1", Outcome.Approved).Then("A A, B N").Answer("A.kid-2", Outcome.Approved).Then("A D, B R");

    [Fact]
    public void One_refused_subject_holds_all() =>
        TwoKids.Answer("A.kid-1", Outcome.Rejected).Answer("A.kid-2", Outcome.Approved).Then("A D, B N");

    [Theory]
    [InlineData(Outcome.NoEntitlement, Outcome.NoEntitlement, "Nothing")]
    [InlineData(Outcome.NoEntitlement, Outcome.Approved, "Granted")]
    [InlineData(Outcome.Approved, Outcome.Rejected, "Refused")]
    public void The_port_of_several_subjects_is_the_weightiest(Outcome first, Outcome second, string port) =>
        Given(Kids(a => a with { Ports = Finishes("Refused") })).Answer("L", Outcome.Approved, """{"kids":[{},{}]}""")
            .Answer("A.kid-1", first).Answer("A.kid-2", second)
            .ThenThat(j => Assert.DoesNotContain("A", j.Tokens.Keys)).ThenLeft("A", port);

    [Fact]
    public void A_step_may_apply_to_some_subjects_only() =>
        Given(Kids(a => a with { Applies = Js("subject.young") })).Answer("L", Outcome.Approved, """{"kids":[{"young":true},{"young":false}]}""")
            .Then("A.kid-1 A, A.kid-2 –").Answer("A.kid-1", Outcome.Approved).Then("B R");

    [Fact]
    public void Subject_by_benefit_is_an_instance() =>
        Given(Kids(a => a with { Subjects = [new("kids", ["x", "y"])], Applies = Js("part==='x' || subject.young") }))
            .Answer("L", Outcome.Approved, """{"kids":[{"young":false}]}""").Then("A.kid-1.x A, A.kid-1.y –");

    [Fact]
    public void A_subjects_facts_are_its_own() =>
        Given(Kids(a => a with { Facts = Map(("subject.young", "data.young")) })).Answer("L", Outcome.Approved, """{"kids":[{},{}]}""")
            .Answer("A.kid-2", Outcome.Approved, """{"young":true}""").ThenFacts("kid-2.young=true");

    [Fact]
    public void Subject_ids_go_by_birth_date() =>
        Given(Kids()).Answer("L", Outcome.Approved, $$"""{"kids":[{"person":"{{One}}","born":"2020-01-01"},{"person":"{{Two}}","born":"2010-01-01"}]}""")
            .ThenThat(j => Assert.Equal(Guid.Parse(Two), j.Subjects["kid-1"]));

    [Fact]
    public void A_person_has_one_subject_id_in_several_lists() =>
        Given(Kids()).Answer("L", Outcome.Approved, $$"""{"kids":[{"person":"{{One}}"}],"heirs":[{"person":"{{Two}}"},{"person":"{{One}}"},{"person":"{{One}}"}]}""")
            .ThenThat(j => Assert.Equal(["heir-1", "kid-1"], j.Lists["heirs"].Members.Order()));

    [Fact]
    public void A_person_in_two_of_a_steps_lists_is_one_instance() =>
        Given(Kids(a => a with { Subjects = [new("kids", []), new("heirs", [])] })).Answer("L", Outcome.Approved, $$"""{"kids":[{"person":"{{One}}"}],"heirs":[{"person":"{{One}}"}]}""")
            .ThenWaits("A.kid-1.1");

    [Fact]
    public void The_same_person_keeps_the_id_when_the_list_is_corrected() =>
        Given(Kids()).Answer("L", Outcome.Approved, $$"""{"kids":[{"person":"{{One}}"},{"person":"{{Two}}"}]}""", "d-1").ThenWaits("A.kid-1.1", "A.kid-2.1")
            .Answer("L", Outcome.Corrected, $$"""{"kids":[{"person":"{{Two}}"}]}""", supersedes: "d-1", becomes: Outcome.Approved).ThenWaits("A.kid-2.1")
            .Then("A.kid-1 –").Answer("A.kid-2", Outcome.Approved).Then("B R");

    [Fact]
    public void A_list_whose_source_is_annulled_is_unknown_again() =>
        Given(Kids()).Answer("L", Outcome.Approved, """{"kids":[]}""", "d-1").Answer("L", Outcome.Annulled, supersedes: "d-1")
            .ThenThat(j => Assert.Empty(j.Lists)).Then("L I");

    [Fact]
    public void Who_names_nobody_has_nobody() =>
        Given(New.List("kids").Task("L", t => t with { Lists = [Fills("kids", "kid")] }).Task("B", b => b with { Subjects = [new("kids", [])] }).Task("C").Connect("start>L", "L>B", "B>C"))
            .Submit("L").Then("B –, C R").ThenThat(j => Assert.Empty(j.Lists["kids"].Members));

    [Fact]
    public void What_a_register_leaves_out_is_not_known_and_is_told_the_owner() =>
        Given(Kids()).Answer("L", Outcome.Approved, """{"heirs":[]}""", "d-1").Then("A N").ThenIncidents("L: The answer has no list at data.kids", "journey: It waits for nothing")
            .Answer("L", Outcome.Corrected, """{"kids":[],"heirs":[]}""", supersedes: "d-1", becomes: Outcome.Approved).Then("A –, B R");

    [Fact]
    public void A_self_declared_list_is_marked() =>
        Given(New.List("kids").Task("L", t => t with { SelfDeclared = true, Lists = [Fills("kids", "kid")] }).Connect("start>L"))
            .Submit("L", """{"kids":[{}]}""").ThenThat(j => Assert.True(j.Lists["kids"].SelfDeclared));
}
