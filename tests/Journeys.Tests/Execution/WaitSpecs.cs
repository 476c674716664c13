using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Drawn;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Waiting for time, for events and for work.</summary>
public class WaitSpecs
{
    private static JsonObject Delay(string span) => Act("Delay", "D", ("timeSpan", new JsonObject { ["typeName"] = "TimeSpan", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = span } }));

    private static JsonObject StartAt(string js) => Act("StartAt", "D", ("dateTime", Js("DateTimeOffset", js)));

    private static JsonObject Event(string id, string name = "'sold'") => Act("Event", id, ("eventName", Js("String", name)));

    private static JsonObject Publish(string id, bool local = false, string? correlation = null) => Act("PublishEvent", id,
        ("eventName", "sold"), ("isLocalEvent", local), ("correlationId", correlation), ("payload", Js("Object", "7")));

    [Fact]
    public void A_delay_waits_its_span() =>
        Given(Flow([Delay("7.00:00:00"), Line("after")], "D>after")).ThenLines().On("2026-11-23").ThenLines().On("2026-11-24").ThenLines("after").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void A_delay_of_nothing_waits_for_nothing() => Given(Flow([Delay("00:00:00"), Line("after")], "D>after")).ThenLines("after");

    [Fact]
    public void Each_round_of_a_loop_waits_anew() =>
        Given(Flow(ForEach("F", "[1, 2]", Sequence("S", Delay("1.00:00:00"), Line("l", "'' + variables.CurrentValue"))))).On("2026-11-18").ThenLines("1").On("2026-11-19").ThenLines("1", "2");

    [Fact]
    public void A_delay_that_is_cancelled_fires_nothing() =>
        Given(Flow([FlowFork("F", "x", "y"), Delay("1.00:00:00"), Task("A"), Join("J", JoinMode.WaitAny), Task("B")], "F/x>D", "F/y>A", "D>J", "A>J", "J>B"))
            .Submit("A").Then("B R").ThenThat(j => Assert.Empty(DueRows.Of(j))).On("2026-11-20").ThenWaits("B.1");

    [Fact]
    public void Start_at_waits_for_its_instant_and_not_for_one_that_has_passed()
    {
        Given(Flow([StartAt("'2026-12-01'"), Line("after")], "D>after")).On("2026-11-30").ThenLines().On("2026-12-01").ThenLines("after");
        Given(Flow([StartAt("'2026-11-01T12:00:00+01:00'"), Line("after")], "D>after")).ThenLines("after");
    }

    [Fact]
    public void Start_at_waits_until_its_fact_is_known() =>
        Given(Flow([Task("A", """{"f.on":"data.on"}""", """[{"id":"on","type":"date"}]"""), StartAt("f.on"), Line("after")], "start>D", "D>after"))
            .Submit("A", """{"on":"2026-11-20"}""").ThenLines().On("2026-11-20").ThenLines("after");

    [Fact]
    public void What_is_no_instant_is_an_incident() =>
        Given(Flow([StartAt("'soon'"), Task("A")], "start>A")).ThenIncidents("D: 'soon' is no instant");

    [Fact]
    public void An_event_is_waited_for_and_what_comes_with_it_kept()
    {
        var awaited = Event("E");
        awaited["result"] = JsonNode.Parse("""{"typeName":"Object","memoryReference":{"id":"v"}}""");
        Given(Flow([awaited, Line("after", "variables.v")], "E>after")).ThenWaits("E.1")
            .When(new ReceiveEvent("E.1", FactValue.Of("house")) { Now = At("2026-11-18") }).ThenLines("house").ThenIs(JourneyStatus.Ended);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_event_published_in_the_journey_is_received_where_it_is_waited_for(bool local) =>
        Given(Flow([FlowFork("F", "x", "y"), Event("E"), Line("got"), Task("A"), Publish("P", local)], "F/x>E", "E>got", "F/y>A", "A>P")).Submit("A").ThenLines("got").ThenIs(JourneyStatus.Ended);

    [Fact]
    public void An_event_that_nobody_waits_for_yet_is_not_kept() =>
        Given(Flow([Publish("P"), Event("E"), Line("got")], "P>E", "E>got")).ThenLines().ThenWaits("E.1").ThenHappened<EventPublished>(1);

    [Fact]
    public void An_event_of_another_correlation_is_not_this_journeys() =>
        Given(Flow([Act("Correlate", "C", ("correlationId", "estate-1")), FlowFork("F", "x", "y"), Event("E"), Task("A"), Publish("P", correlation: "estate-2"), Publish("Q", correlation: "estate-1")],
            "C>F", "F/x>E", "F/y>A", "A>P", "P>Q")).ThenThat(j => Assert.Equal("estate-1", j.Correlation))
            .Submit("A").ThenIs(JourneyStatus.Ended).ThenHappened<EventReceived>(1);

    [Fact]
    public void Work_is_asked_for_and_waited_for()
    {
        var work = Act("RunTask", "W", ("taskName", "value-the-house"), ("payload", Js("ObjectDictionary", "({ rooms: 4 })")));
        work["taskId"] = JsonNode.Parse("""{"typeName":"String","memoryReference":{"id":"n"}}""");
        work["result"] = JsonNode.Parse("""{"typeName":"Object","memoryReference":{"id":"v"}}""");
        Given(Flow([work, Line("after", "variables.n + ' ' + variables.v")], "W>after")).ThenWaits("W.1")
            .ThenThat(j => Assert.Equal(["value-the-house"], j.Bookmarks["W.1"].About))
            .When(new CompleteWork("W.1", FactValue.Of(120)) { Now = At("2026-11-18") }).ThenLines("W.1 120").ThenIs(JourneyStatus.Ended);
    }

    [Fact]
    public void A_journey_is_started_for_each_item_and_each_is_waited_for()
    {
        var child = Act("ExecuteWorkflow", "K", ("workflowDefinitionId", "debts"), ("input", Js("ObjectDictionary", "({ 'debts.of': variables.CurrentValue })")));
        child["customProperties"] = JsonNode.Parse("""{"journeys":{"ports":{"Cancelled":{"ends":"x"}}}}""");
        var parent = new Guid("22222222-2222-2222-2222-222222222222");
        Given(Flow([ParallelForEach("P", "['a', 'b']", child), Line("after")], "P>after")).ThenWaits("K@P.0.1", "K@P.1.1")
            .ThenStarted($"K@P.0.1 {ChildId.Of(parent, "K@P.0.1")} debts: debts.of=a", $"K@P.1.1 {ChildId.Of(parent, "K@P.1.1")} debts: debts.of=b")
            .When(Over("K@P.1.1")).ThenLines().When(Over("K@P.0.1")).ThenLines("after").ThenIs(JourneyStatus.Ended);

        static EndChild Over(string bookmark) => new(bookmark, JourneyStatus.Ended, SortedMap<FactValue>.Empty) { Now = At("2026-11-18") };
    }

    [Fact]
    public void A_started_journey_reads_what_it_was_begun_with_as_inputs_and_has_its_correlation()
    {
        var json = Json([Line("l", "getWho() + getInput('who')"), Task("A")], "l>A");
        json["inputs"] = JsonNode.Parse("""[{"name":"who","type":"String"}]""");
        var definition = DefinitionReader.Read("workflow.json", json.ToJsonString()).Definition!;
        Born(definition).When(new StartChild(Person, "K.1", "estate-1", [], null, SortedMap<FactValue>.Empty.Set("who", FactValue.Of("a"))) { Now = At("2026-11-17") })
            .ThenLines("aa").ThenIncidents().ThenThat(j => Assert.Equal("estate-1", j.Correlation));
    }

    [Fact]
    public void Work_in_a_block_that_is_cancelled_is_waited_for_no_more() =>
        Given(Flow(Fork("K", "WaitAny", Act("RunTask", "W", ("taskName", "t")), Task("A")))).Submit("A").ThenIs(JourneyStatus.Ended).ThenWaits()
            .When(new CompleteWork("W.1", null) { Now = At("2026-11-18") }).ThenNothing();
}
