using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Whose a step is: who may act in it, and who may know of it.</summary>
public class AudienceSpecs
{
    private static readonly Guid One = new("11111111-0000-0000-0000-000000000001"), Two = new("11111111-0000-0000-0000-000000000002");

    private static Spec Family(Func<CitizenTask, CitizenTask> with, string data) => Given(New.List("heirs", "later").List("kin").Bools("f.asked").Derived("owner", "!subject.later", "heirs")
        .Begins("S", s => s with { Lists = [Fills("heirs", "heir", ("later", "item.later")), Fills("kin", "kin")] })
        .Task("A", a => with(a)).Task("B").Connect("S>A", "A>B"), data);

    private static string Named(string heirs, string kin = "") => $$"""{"heirs":[{{heirs}}],"kin":[{{kin}}]}""";

    private static string Heir(Guid person, bool later = false) => $$"""{"person":"{{person}}","born":"{{person}}","later":{{(later ? "true" : "false")}}}""";

    private static SubmitTask By(Guid person, string bookmark = "A.1") => new(bookmark, person, "receipt", Data("{}")) { Now = At("2026-11-18") };

    private static void Knows(Journey journey, Definition definition, Guid person, bool expected, string instance = "A") =>
        Assert.Equal(expected, Audience.MayKnow(journey, Instance.Find(definition, journey, instance)!, person));

    [Fact]
    public void One_without_the_role_cannot_act() =>
        Family(a => a with { For = [new("heir")] }, Named(Heir(One), Heir(Two))).When(By(Two)).ThenNothing().When(By(One)).Then("A D, B R");

    [Fact]
    public void Where_nobody_has_the_role_all_may() => Family(a => a with { For = [new("heir")] }, Named("", Heir(Two))).When(By(Two)).Then("A D, B R");

    [Fact]
    public void A_role_may_depend_on_a_fact_of_ones_own() => Family(a => a with { For = [new("heir", "subject.owner")] }, Named($"{Heir(One)},{Heir(Two, later: true)}"))
        .When(By(Two)).ThenNothing().When(By(One)).Then("A D, B R");

    [Fact]
    public void Several_roles_agree_jointly_each_who_holds_one_now() => Family(a => a with { Joint = [new("heir", "subject.owner"), new("kin")] }, Named($"{Heir(One)},{Heir(Two, later: true)}", Heir(Person)))
        .When(By(One)).Then("A R").When(By(Two)).ThenNothing().When(By(Person)).Then("A D, B R");

    [Fact]
    public void Of_the_members_of_a_list_each_has_their_own() =>
        Family(a => a with { Subjects = [new("heirs", [])], For = [new("heir")] }, Named($"{Heir(One)},{Heir(Two)}"))
            .When(By(Two, "A.heir-1.1")).ThenNothing().When(By(One, "A.heir-1.1")).When(By(Two, "A.heir-2.1")).Then("A D");

    [Fact]
    public void What_is_for_some_to_see_others_do_not_and_who_acts_does()
    {
        var chart = New.List("heirs").List("kin").Begins("S", s => s with { Lists = [Fills("heirs", "heir"), Fills("kin", "kin")] })
            .Task("A", a => a with { For = [new("kin")], SeenBy = [new("heir")] }).Task("B", b => b with { SeenBy = [new("heir")] }).Connect("S>A", "S>B").Build();
        Given(chart, Named(Heir(One), Heir(Two))).ThenThat(j =>
        {
            Knows(j, chart, One, true);
            Knows(j, chart, Two, true);
            Knows(j, chart, Person, false);
            Knows(j, chart, Two, false, "B");
        });
    }

    [Fact]
    public void Nor_can_they_open_an_offer_or_take_a_request_back() => Given(New.List("heirs").Begins("S", s => s with { Lists = [Fills("heirs", "heir")] })
            .Agency("A", a => a with { Offered = Offer.Once, For = [new("heir")] }, request: "citizen").Task("B").Connect("S>A", "S>B"), Named(Heir(One)))
        .When(new TakeOffer("A", Two) { Now = At("2026-11-18") }).ThenNothing().When(new TakeOffer("A", One) { Now = At("2026-11-18") }).When(By(One))
        .When(new WithdrawRequest("A.2", Two, "r") { Now = At("2026-11-19") }).ThenNothing();
}
