using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Tasks that several must agree on.</summary>
public class JointSpecs
{
    private static readonly Guid One = new("11111111-0000-0000-0000-000000000001"), Two = new("11111111-0000-0000-0000-000000000002");

    private static Spec Heirs(params Guid[] heirs) => Given(New.List("heirs").Bools("f.sell").Begins("S", s => s with { Lists = [Fills("heirs", "heir")] })
        .Task("A", a => (CitizenTask)a with { Joint = [new("heir")], Facts = Map(("f.sell", "data.sell")), Questions = [Asks("sell")] }).Task("B").Connect("S>A", "A>B"), Named(heirs));

    private static string Named(params Guid[] heirs) => $$"""{"heirs":[{{string.Join(",", heirs.Select(h => $$"""{"person":"{{h}}","born":"{{h}}"}"""))}}]}""";

    private static SubmitTask By(Guid person, string data, params string[] dontKnow) =>
        new("A.1", person, "receipt", Data(data)) { Now = At("2026-11-18"), DontKnow = dontKnow };

    [Fact]
    public void It_is_open_until_each_has_sent_in_the_same() =>
        Heirs(One, Two).When(By(One, """{"sell":true}""")).Then("A R, B N").ThenFacts("").When(By(Two, """{"sell":true}"""))
            .Then("A D, B R").ThenFacts("f.sell=true").ThenHappened<TaskSubmitted>(2).ThenThat(j => Assert.Equal((Day("2026-11-18"), 0), (j.Steps["A"].SentOn!.Value, j.JointAnswers.Count)));

    [Fact]
    public void A_differing_answer_keeps_it_open_and_is_known_to_the_others() =>
        Heirs(One, Two).When(By(One, """{"sell":true}""")).When(By(Two, """{"sell":false}""")).Then("A R")
            .ThenThat(j => Assert.Equal(["True", "False"], j.JointAnswers["A.1"].Select(a => $"{a.Values["f.sell"].IsTrue}"))).When(By(One, """{"sell":false}""")).Then("A D, B R").ThenFacts("f.sell=false");

    [Fact]
    public void Texts_may_differ_where_the_facts_are_the_same() =>
        Heirs(One, Two).When(By(One, """{"sell":true,"why":"x"}""")).When(By(Two, """{"sell":true,"why":"y"}""")).Then("A D");

    [Fact]
    public void Not_knowing_is_an_answer_too() =>
        Heirs(One, Two).When(By(One, "{}", "sell")).When(By(Two, "{}")).Then("A R").When(By(Two, "{}", "sell")).Then("A D").ThenThat(j => Assert.Equal(["f.sell"], j.NotKnown));

    [Fact]
    public void One_without_the_role_cannot_answer() => Heirs(One, Two).When(By(Person, """{"sell":true}""")).ThenNothing();

    [Fact]
    public void When_the_one_who_disagreed_leaves_the_others_have_agreed() =>
        Heirs(One, Two).When(By(One, """{"sell":true}""")).When(By(Two, """{"sell":false}""")).Report("Begun", "begun-2", Named(One), "begun-1", Outcome.Corrected)
            .Then("A D, B R").ThenFacts("f.sell=true");

    [Fact]
    public void One_who_joins_must_agree_too() =>
        Heirs(One).Report("Begun", "begun-2", Named(One, Two), "begun-1", Outcome.Corrected).When(By(One, """{"sell":true}""")).Then("A R").When(By(Two, """{"sell":true}""")).Then("A D");

    [Fact]
    public void Where_nobody_has_the_role_one_answers_for_all() => Heirs().Submit("A", """{"sell":true}""").Then("A D, B R");

    [Fact]
    public void An_annulled_start_forgets_the_answers() =>
        Heirs(One, Two).When(By(One, """{"sell":true}""")).Report("Begun", "begun-2", supersedes: "begun-1", becomes: Outcome.Annulled)
            .ThenIs(JourneyStatus.Cancelled).ThenThat(j => Assert.Empty(j.JointAnswers));
}
