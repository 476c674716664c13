using System.Text.Json.Nodes;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>No person is asked for what an authority has.</summary>
public class OnceOnlyTests
{
    private const string Question = """{"id":"home","type":"enum","options":["rented","owned"],"object":"Home"}""";
    private const string At = "$.root.activities[2].customProperties.journeys.questions[0]";

    /// <summary>B01, the fetch B02, then the task B03, which asks.</summary>
    private static Folder Asked(string question = Question, string fetch = """{"objects":{"in":[],"out":["Home"]},"agreement":"skv"}""", string port = "Done", string inputs = "{}", string task = "{}")
    {
        var own = JsonNode.Parse(task)!.AsObject();
        own["questions"] = new JsonArray(JsonNode.Parse(question));
        var flow = Flow.Started.Agency("B02", fetch, profile: "FE").Step("B03", journeys: own.ToJsonString(), inputs: inputs).Connect("B01/Done>B02", $"B02/{port}>B03");
        if (port != "Done") flow = flow.Step("B04").Connect("B02/Granted>B04");
        return With(flow).Edit(Folder.Agency, a => a["services"]!["certificate"]!["profile"] = "FE");
    }

    private static Folder With(Flow flow) => Folder.Whole(flow).Add("workflows/catalogue/Home.json", Home("skatteverket"));

    private static string Home(string source) => $$$"""{"id":"Home","source":"{{{source}}}","class":{"confidentiality":1,"integrity":1,"traceability":1}}""";

    [Fact]
    public void What_a_fetch_gives_is_not_asked() => Asked().Refused(Flow.File, At, "B02 gives the information object 'Home'");

    [Fact]
    public void A_fact_that_a_fetch_writes_is_not_asked() => Asked("""{"id":"home","type":"enum","options":["rented","owned"]}""", """{"facts":{"intake.home":"data.home"}}""", task: """{"facts":{"intake.home":"data.home"}}""")
        .Refused(Flow.File, At, "B02 gives the fact 'intake.home'");

    [Fact]
    public void A_field_of_an_answer_is_part_of_its_object() => Asked("""{"id":"homes","type":"person","many":true,"object":"Home","askedBecause":"x","fields":[{"id":"kind","type":"yesno"}]}""")
        .Refused(Flow.File, $"{At}.fields[0]", "'kind' is asked of a person");

    [Theory]
    [InlineData("Nothing", "{}", "")]
    [InlineData("Done", """{"applies":"js:steps.B02.outcome==='NoData'"}""", "")]
    [InlineData("Done", "{}", "steps.B02.outcome==='Unavailable'")]
    [InlineData("Done", "{}", "!known('intake.home')")]
    public void It_is_asked_where_the_source_had_nothing(string port, string inputs, string askIf)
    {
        var question = JsonNode.Parse(Question)!.AsObject();
        if (askIf.Length > 0) question["askIf"] = askIf;
        Assert.Empty(Asked(question.ToJsonString(), """{"objects":{"in":[],"out":["Home"]},"facts":{"intake.home":"data.home"}}""", port, inputs).Read().Findings);
    }

    [Fact]
    public void It_is_asked_with_a_reason()
    {
        Assert.Empty(Asked(Question.Replace("}", ""","askedBecause":"The register does not know who lives in a second home."}""", StringComparison.Ordinal)).Read().Findings);
        Assert.Contains(Asked(Question.Replace("}", ""","askedBecause":" "}""", StringComparison.Ordinal)).Read().Findings, f => f.Path == $"{At}.askedBecause");
    }

    [Theory]
    [InlineData("""{"id":"skv","objects":{"out":["Home"]}}""", true)]
    [InlineData("""{"id":"skv","objects":{"out":["Home"]},"lifeEvents":["sample"]}""", true)]
    [InlineData("""{"id":"skv","objects":{"out":["Home"]},"lifeEvents":["other"]}""", false)]
    [InlineData("""{"id":"skv","objects":{"out":["Other"]}}""", false)]
    public void What_a_source_gives_by_an_agreement_is_fetched(string agreement, bool refused)
    {
        var folder = Asked(fetch: "{}").Without(Folder.Agreement).Add(Folder.Agreement, agreement);
        if (refused) folder.Refused(Flow.File, At, "skatteverket is the source of 'Home', by the agreement 'skv'");
        else Assert.DoesNotContain(folder.Read().Findings, f => f.File == Flow.File);
    }

    [Fact]
    public void What_only_the_person_knows_is_asked() =>
        Assert.Empty(Asked().Add("workflows/catalogue/Home.json", Home("citizen")).Read().Findings);

    [Fact]
    public void It_is_not_asked_again_in_a_later_step() => With(
        Flow.Started.Step("B02", journeys: $$"""{"questions":[{{Question}}]}""").Step("B03", journeys: $$"""{"questions":[{{Question}}]}""").Connect("B01/Done>B02", "B02/Done>B03"))
        .Add("workflows/catalogue/Home.json", Home("citizen")).Refused(Flow.File, At, "was asked in B02 already");

    [Fact]
    public void It_is_asked_on_either_of_two_ways() => Assert.Empty(With(
        Flow.Started.Elsa("D", "FlowDecision", """{"condition":"js:death.date < '2027-01-01'"}""")
            .Step("B02", journeys: $$"""{"questions":[{{Question}}]}""").Step("B03", journeys: $$"""{"questions":[{{Question}}]}""").Connect("B01/Done>D", "D/True>B02", "D/False>B03"))
        .Add("workflows/catalogue/Home.json", Home("citizen")).Read().Findings);
}
