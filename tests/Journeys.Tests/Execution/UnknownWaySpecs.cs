using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>A choice of ways that only a "don't know" holds up: the person is asked again, and else a caseworker.</summary>
public class UnknownWaySpecs
{
    private static Chart Asks(params string[] facts) => New.Bools(facts)
        .Task("A", a => (CitizenTask)a with { Facts = Map([.. facts.Select(f => (f, $"data.{f[2..]}"))]), Questions = [.. facts.Select(f => Chart.Asks(f[2..]))] });

    private static Chart Decides() => Asks("f.x").Decision("D", "f.x").Task("B").Task("C").Connect("start>A", "A>D", "D/True>B", "D/False>C");

    [Fact]
    public void A_decision_asks_the_person_again() =>
        Given(Decides()).Submit("A", "{}", ["x"]).ThenWaits("A.ask.1").ThenIncidents().ThenThat(j => Assert.Equal(["f.x"], j.Bookmarks["A.ask.1"].About))
            .Submit("A.ask", """{"x":false}""").Then("B N, C R");

    [Fact]
    public void A_switch_asks_the_person_again() =>
        Given(Asks("f.x", "f.y").Switch("D", SwitchMode.MatchFirst, ("one", "f.y"), ("two", "f.x")).Task("B").Task("C").Connect("start>A", "A>D", "D/one>B", "D/two>C"))
            .Submit("A", """{"y":false}""", ["x"]).ThenWaits("A.ask.1").Submit("A.ask", """{"x":true}""").Then("B N, C R");

    [Fact]
    public void Where_the_person_cannot_say_a_caseworker_is_called_and_the_question_stays() =>
        Given(Decides()).Submit("A", "{}", ["x"]).Submit("A.ask", "{}", ["x"], manual: true)
            .ThenWaits("A.ask.2").ThenIncidents("journey: Which way to go at D depends on f.x");

    [Fact]
    public void A_decision_that_waits_for_what_can_still_come_asks_nothing() =>
        Given(Asks("f.x").Bools("f.late").Decision("D", "all(() => f.x, () => f.late)").Register("R", "Late", r => r with { Facts = Map(("f.late", "data.late")) })
            .Task("B").Connect("start>A", "start>R", "A>D", "D/True>B")).Submit("A", "{}", ["x"]).ThenWaits("R.1");
}
