namespace Journeys.Tests.Definitions.Meaning;

/// <summary>What a life event reads is written by somebody, and can be written before it is needed.</summary>
public class KnownFactTests
{
    /// <summary>B01, then B02 with these journeys and inputs, then B05 of an agency, which writes as told.</summary>
    private static Flow Three(string journeys = "{}", string inputs = "{}", string agency = "{}", string facts = """{"asked.home":"rented|owned","asked.sell":"bool","asked.on":"date"}""") =>
        Flow.Started.With($$$"""{"facts":{"death.date":"date",{{{facts[1..^1]}}}}}""").Step("B02", journeys: journeys, inputs: inputs).Agency("B05", agency)
            .Connect("B01/Done>B02", "B02/Done>B05");

    [Theory]
    [InlineData("{}", """{"applies":"js:asked.sell"}""", "applies.expression.value")]
    [InlineData("{}", """{"ready":"js:known('asked.sell') && asked.sell"}""", "ready.expression.value")]
    [InlineData("""{"deadline":{"rule":"AbsoluteFromEvent","from":["asked.on"],"period":"P1M"}}""", "{}", "customProperties.journeys.deadline.from")]
    [InlineData("""{"deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M","extendedBy":"asked.on"}}""", "{}", "customProperties.journeys.deadline.extendedBy")]
    [InlineData("""{"questions":[{"id":"q","type":"yesno","askIf":"asked.sell"}]}""", "{}", "customProperties.journeys.questions[0].askIf")]
    [InlineData("{}", """{"subjects":"json:[{\"list\":\"children\"}]"}""", "subjects")]
    public void What_nobody_writes_is_unknown_for_ever(string journeys, string inputs, string path) =>
        Folder.Whole(Three(journeys, inputs)).Refused(Flow.File, $"$.root.activities[1].{path}", "nothing in the file writes it");

    [Fact]
    public void What_is_only_asked_about_is_a_warning()
    {
        var reading = Folder.Whole(Three("{}", """{"ready":"js:!known('asked.sell')"}""")).Read();
        Assert.Empty(reading.Findings);
        Assert.Contains(reading.Warnings, w => w.Path == "$.root.activities[1].ready.expression.value" && w.Reason.Contains("it never is", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"derived":{"a.x":"asked.sell"}}""", "derived['a.x']")]
    [InlineData("""{"firstScreen":[[{"when":"asked.sell","card":"B02"}]]}""", "firstScreen[0][0].when")]
    [InlineData("""{"controlPoints":[{"id":"p","when":"asked.sell"}]}""", "controlPoints[0].when")]
    public void The_life_event_itself_reads_only_what_somebody_writes(string journeys, string path) =>
        Folder.Whole(Three().With(journeys)).Refused(Flow.File, $"$.customProperties.journeys.{path}", "'asked.sell'");

    [Theory]
    [InlineData("{}", """{"asked.sell":{"type":"bool","initial":"false"}}""", "{}")]
    [InlineData("{}", """{"asked.sell":"bool"}""", """{"registerFacts":{"X":{"register":"skatteverket","facts":{"asked.sell":"true"}}}}""")]
    [InlineData("""{"facts":{"asked.sell":"true"}}""", """{"asked.sell":"bool"}""", "{}")]
    public void What_is_initial_reported_or_written_before_is_read(string first, string facts, string journeys)
    {
        var flow = Flow.Started.With($$$"""{"facts":{"death.date":"date",{{{facts[1..^1]}}}}}""").With(journeys)
            .Step("B02", journeys: first).Step("B03", inputs: """{"applies":"js:asked.sell"}""").Connect("B01/Done>B02", "B02/Done>B03");
        Assert.Empty(Folder.Whole(flow).Edit(Folder.Agency, a => a["registerFacts"]!.AsArray().Add("X")).Read().Findings);
    }

    [Theory]
    [InlineData("applies", "asked.sell")]
    [InlineData("applies", "asked.sell && !steps.B05.ended")]
    [InlineData("ready", "death.date < '2027-01-01' && asked.sell")]
    [InlineData("ready", "all(() => death.date < '2027-01-01', () => asked.sell)")]
    public void A_step_does_not_wait_for_what_comes_only_after_it(string input, string condition) =>
        Folder.Whole(Three("{}", $$"""{"{{input}}":"js:{{condition}}"}""", """{"facts":{"asked.sell":"true"}}"""))
            .Refused(Flow.File, $"$.root.activities[1].{input}", "which only B05 writes, and that comes only after B02");

    [Fact]
    public void Nor_for_what_it_writes_itself() =>
        Folder.Whole(Three("""{"facts":{"asked.sell":"true"}}""", """{"applies":"js:asked.sell"}""")).Refused(Flow.File, "$.root.activities[1].applies", "which only B02 writes");

    [Fact]
    public void Nor_through_a_derived_fact() =>
        Folder.Whole(Three("{}", """{"applies":"js:a.x"}""", """{"facts":{"asked.sell":"true"}}""").With("""{"derived":{"a.x":"!asked.sell"}}"""))
            .Refused(Flow.File, "$.root.activities[1].applies", "'asked.sell'");

    [Fact]
    public void A_task_that_ends_by_itself_does_not_wait_for_what_follows() =>
        Folder.Whole(Three("{}", """{"done":"js:asked.sell"}""", """{"facts":{"asked.sell":"true"}}""")).Refused(Flow.File, "$.root.activities[1].done", "'asked.sell'");

    [Theory]
    [InlineData("known('asked.sell') && asked.sell")]
    [InlineData("steps.B05.ended && asked.sell")]
    [InlineData("known('asked.sell') ? asked.sell : true")]
    [InlineData("any(() => !known('asked.home'), () => asked.sell)")]
    [InlineData("asked.home === 'rented' && asked.sell")]
    public void What_may_be_guarded_is_no_alarm(string condition) =>
        Assert.Empty(Folder.Whole(Three("{}", $$"""{"applies":"js:{{condition}}"}""", """{"facts":{"asked.sell":"true"}}""")
            .With("""{"facts":{"death.date":"date","asked.sell":"bool","asked.home":{"type":"rented|owned","initial":"owned"}}}""")).Read().Findings);

    [Fact]
    public void A_step_beside_it_or_its_missed_day_may_write() => Assert.Empty(Folder.Whole(
        Three("""{"deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M"}}""", """{"applies":"js:asked.sell && asked.home==='owned'"}""")
            .Step("B03", journeys: """{"facts":{"asked.sell":"true"}}""").Step("B04", journeys: """{"facts":{"asked.home":"'owned'"}}""")
            .Connect("B01/Done>B03", "B02/Missed>B04")).Read().Findings);

    [Fact]
    public void A_decision_does_not_wait_for_what_follows_it() => Folder.Whole(
        Flow.Started.With("""{"facts":{"death.date":"date","asked.sell":"bool"}}""").Elsa("D", "FlowDecision", """{"condition":"js:asked.sell"}""")
            .Step("B02", journeys: """{"facts":{"asked.sell":"true"}}""").Step("B03").Connect("B01/Done>D", "D/True>B02", "D/False>B03"))
        .Refused(Flow.File, "$.root.activities[1].condition", "comes only after D");

    [Fact]
    public void Nobody_waits_for_what_only_another_way_writes() => Folder.Whole(
        Flow.Started.With("""{"facts":{"death.date":"date","asked.sell":"bool"}}""").Elsa("D", "FlowDecision", """{"condition":"js:death.date < '2027-01-01'"}""")
            .Step("B02", journeys: """{"facts":{"asked.sell":"true"}}""").Step("B03").Step("B04", inputs: """{"applies":"js:asked.sell"}""")
            .Connect("B01/Done>D", "D/True>B02", "D/False>B03", "B01/Done>B04"))
        .Refused(Flow.File, "$.root.activities[4].applies", "where D is not left by 'True'");

    [Fact]
    public void Both_ways_may_write() => Assert.Empty(Folder.Whole(
        Flow.Started.With("""{"facts":{"death.date":"date","asked.sell":"bool"}}""").Elsa("D", "FlowDecision", """{"condition":"js:death.date < '2027-01-01'"}""")
            .Step("B02", journeys: """{"facts":{"asked.sell":"true"}}""").Step("B03", journeys: """{"facts":{"asked.sell":"false"}}""").Step("B04", inputs: """{"applies":"js:asked.sell"}""")
            .Connect("B01/Done>D", "D/True>B02", "D/False>B03", "B01/Done>B04")).Read().Findings);

    [Theory]
    [InlineData("steps.B05.positive")]
    [InlineData("steps.B02.ended")]
    [InlineData("all(() => death.date < '2027-01-01', () => steps.B05.ended)")]
    public void A_step_is_not_ready_when_what_follows_has_ended(string ready) =>
        Folder.Whole(Three("{}", $$"""{"ready":"js:{{ready}}"}""")).Refused(Flow.File, "$.root.activities[1].ready", "neither ever comes");

    [Theory]
    [InlineData("!steps.B05.ended")]
    [InlineData("steps.B05.ended===false")]
    [InlineData("steps.B05.ended || death.date < '2027-01-01'")]
    public void A_step_may_be_ready_until_what_follows_has_ended(string ready) => Assert.Empty(Folder.Whole(Three("{}", $$"""{"ready":"js:{{ready}}"}""")).Read().Findings);

    [Fact]
    public void All_faults_come_at_once() => Assert.Equal(
        ["$.root.activities[1].applies.expression.value", "$.root.activities[1].ready.expression.value"],
        Folder.Whole(Three("{}", """{"applies":"js:asked.sell","ready":"js:asked.home==='owned'"}""")).Read().Findings.Select(f => f.Path));
}
