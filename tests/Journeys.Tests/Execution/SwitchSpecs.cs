using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

public class SwitchSpecs
{
    private static Chart Ways(SwitchMode mode, string x, string y) => New.Bools("f.x", "f.y").Registers("X", "f.x", "data.is").Registers("Y", "f.y", "data.is")
        .Switch("S", mode, ("one", x), ("two", y)).Task("A").Task("B").Task("C").Task("Z")
        .Connect("start>S", "start>Z", "S/one>A", "S/two>B", "S/Default>C");

    [Theory]
    [InlineData("true", "true", "A R, B N, C N")]
    [InlineData("false", "true", "A N, B R, C N")]
    [InlineData("false", "false", "A N, B N, C R")]
    public void The_first_case_that_is_true_is_the_way(string x, string y, string statuses) => Given(Ways(SwitchMode.MatchFirst, x, y)).Then(statuses);

    [Theory]
    [InlineData("true", "true", "A R, B R, C N")]
    [InlineData("false", "true", "A N, B R, C N")]
    [InlineData("false", "false", "A N, B N, C R")]
    public void Every_case_that_is_true_is_a_way(string x, string y, string statuses) => Given(Ways(SwitchMode.MatchAny, x, y)).Then(statuses);

    [Fact]
    public void An_earlier_case_that_is_unknown_holds_the_token() => Given(Ways(SwitchMode.MatchFirst, "f.x", "f.y")).Report("Y", "y-1", """{"is":true}""")
        .Then("A N, B N, C N").Report("X", "x-1", """{"is":false}""").Then("A N, B R, C N").ThenLeft("S", "two");

    [Fact]
    public void A_later_case_need_not_be_known() => Given(Ways(SwitchMode.MatchFirst, "f.x", "f.y")).Report("X", "x-1", """{"is":true}""").Then("A R, B N, C N");

    [Fact]
    public void All_cases_must_be_known_where_each_may_be_a_way() => Given(Ways(SwitchMode.MatchAny, "f.x", "f.y")).Report("X", "x-1", """{"is":true}""")
        .Then("A N, B N").Report("Y", "y-1", """{"is":true}""").Then("A R, B R, C N");

    [Fact]
    public void The_ways_not_taken_are_dead_paths_that_a_join_passes() =>
        Given(New.Switch("S", SwitchMode.MatchFirst, ("one", "true"), ("two", "true")).Task("A").Task("B").Task("C").Connect("start>S", "S/one>A", "S/two>B", "A>C", "B>C"))
            .Submit("A").Then("B N, C R").Submit("C").ThenIs(JourneyStatus.Ended);
}
