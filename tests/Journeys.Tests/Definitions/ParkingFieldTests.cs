using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

/// <summary>Fields that rights, matters and joint tasks have.</summary>
public class ParkingFieldTests
{
    private static Flow Task(string journeys, string inputs = "{}") => Flow.Started.Step("B02", journeys: journeys, inputs: inputs).Connect("B01/Done>B02");

    [Fact]
    public void A_task_may_end_by_itself() =>
        Assert.True(((CitizenTask)Task("{}", """{"done":"js:death.forensic"}""").Valid().Activities["B02"]).EndsByItself);

    [Fact]
    public void What_ends_a_task_reads_only_what_the_file_has() => Task("{}", """{"done":"js:death.forensc"}""").Refused("done.expression.value", "death.forensc");

    [Theory]
    [InlineData("""{"right":true}""", "{}")]
    [InlineData("""{"right":true}""", """{"offered":"once"}""")]
    [InlineData("""{"right":true,"deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M"}}""", "{}")]
    public void A_right_is_an_offer_with_a_last_day(string journeys, string inputs) => Task(journeys, inputs).Refused("journeys.right", "a right is an offered step");

    [Fact]
    public void A_last_day_may_be_counted_from_the_end_of_a_step_that_the_file_has()
    {
        Task("""{"deadline":{"rule":"AbsoluteFromEvent","from":["B01.ended"],"period":"P1M"}}""").Valid();
        Task("""{"deadline":{"rule":"AbsoluteFromEvent","from":["B07.ended"],"period":"P1M"}}""").Refused("deadline.from", "'B07.ended'");
        Task("""{"deadline":{"rule":"RelativeToStep","from":["B01.ended"],"period":"P1M"}}""").Refused("deadline.from", "a day that has been");
    }

    [Fact]
    public void Only_the_starting_fact_has_a_matter() => Flow.Started.Step("B02", "RegisterFact", """{"matter":"data.notice"}""", """{"register":"skatteverket","fact":"X"}""")
        .Connect("B01/Done>B02").Refused("journeys.matter", "only the fact that starts");

    [Fact]
    public void A_joint_task_needs_a_role_that_someone_can_have() => Task("""{"joint":"heir"}""").Refused("journeys.joint", "'heir'");

    [Fact]
    public void A_joint_task_fills_no_list() =>
        Task("""{"joint":"child","lists":{"children":{"from":"data.children","id":"child","role":"child","facts":{}}}}""").Refused("journeys.joint", "fills no list");
}
