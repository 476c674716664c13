using System.Text.Json.Nodes;
using Journeys.Tests.Scenarios;
using NJsonSchema;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>The JSON Schema of <c>customProperties.journeys</c> and the reader agree: on every shipped file, and on faults of form.</summary>
public class SchemaTests
{
    private static readonly JsonSchema Root = JsonSchema.FromFileAsync(Path.Combine(Workflows.Folder, "../docs/journeys.schema.json")).GetAwaiter().GetResult();

    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Workflows.Folder, "workflow.json", SearchOption.AllDirectories)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_life_event_is_of_the_schemas_form(string file) => Assert.Empty(Wrong(JsonNode.Parse(File.ReadAllText(file))!.AsObject()));

    [Fact]
    public void One_that_says_everything_is_of_the_schemas_form() => Assert.Empty(Wrong(Whole().Json()));

    [Theory]
    [InlineData("", "situation", "\"Fordon\"")]
    [InlineData("", "lifeEvent", "{\"locl\":\"x\"}")]
    [InlineData("", "owner", "7")]
    [InlineData("", "validFrom", "\"1 Nov\"")]
    [InlineData("", "perspectives", "{\"money\":\"x\"}")]
    [InlineData("", "controlPoints", "[{\"abort\":true}]")]
    [InlineData("", "controlPoints", "[{\"id\":\"a\",\"abort\":\"yes\"}]")]
    [InlineData("", "facts", "{\"death.date\":\"day\"}")]
    [InlineData("", "lists", "{\"children\":{\"under18\":\"boolean\"}}")]
    [InlineData("", "derived", "{\"a.x\":\"\"}")]
    [InlineData("", "registerFacts", "{\"X\":{\"facts\":{}}}")]
    [InlineData("", "firstScreen", "[{\"card\":\"B01\"}]")]
    [InlineData("", "phases", "[{\"id\":\"now\"}]")]
    [InlineData("", "objects", "{\"Notice\":{\"fields\":[]}}")]
    [InlineData("", "phase", "[]")]
    [InlineData("B05", "step", "\"B 5\"")]
    [InlineData("B05", "kind", "\"agncy\"")]
    [InlineData("B05", "legalBasis", "7")]
    [InlineData("B05", "objects", "{\"in\":[],\"ut\":[]}")]
    [InlineData("B05", "facts", "{\"intake.home\":true}")]
    [InlineData("B05", "lists", "{\"children\":{\"from\":\"children\",\"id\":\"child\"}}")]
    [InlineData("B05", "deadline", "{\"rule\":\"Sometime\",\"from\":[\"death.date\"]}")]
    [InlineData("B05", "deadline", "{\"rule\":\"AbsoluteFromEvent\",\"from\":[\"death.date\"],\"period\":\"3 months\"}")]
    [InlineData("B05", "deadline", "{\"rule\":\"AbsoluteFromEvent\",\"from\":[],\"period\":\"P3M\"}")]
    [InlineData("B05", "deadline", "{\"rule\":\"AbsoluteFromEvent\",\"from\":[\"death.date\"],\"period\":\"P3M\",\"remind\":[\"P7D\"]}")]
    [InlineData("B05", "outcomes", "{\"Aproved\":{\"goOn\":true}}")]
    [InlineData("B05", "outcomes", "{\"Approved\":{\"unreachable\":\"x\",\"goOn\":true}}")]
    [InlineData("B05", "outcomes", "{\"Approved\":{\"revisit\":{\"step\":\"B01\"}}}")]
    [InlineData("B05", "ports", "{\"Refused\":{\"waits\":\"x\",\"ends\":\"x\"}}")]
    [InlineData("B05", "ports", "{\"Refused\":{\"waits\":\"\"}}")]
    [InlineData("B05", "ports", "{\"Delayed\":{\"ends\":\"x\"}}")]
    [InlineData("B05", "appeal", "{\"kind\":\"k\",\"period\":\"P3W\"}")]
    [InlineData("B05", "appeal", "{\"none\":\"x\",\"step\":\"B01\"}")]
    [InlineData("B05", "for", "[]")]
    [InlineData("B05", "for", "[{\"if\":\"x\"}]")]
    [InlineData("B05", "slaTarget", "\"soon\"")]
    [InlineData("B05", "refile", "\"yes\"")]
    [InlineData("B05", "questions", "[{\"id\":\"q\",\"type\":\"yes\"}]")]
    [InlineData("B05", "questions", "[{\"id\":\"q\",\"type\":\"enum\",\"options\":[]}]")]
    [InlineData("B05", "questions", "[{\"type\":\"yesno\"}]")]
    [InlineData("B05", "questions", "[{\"id\":\"q\",\"type\":\"person\",\"many\":true,\"max\":0}]")]
    [InlineData("B05", "questions", "[{\"id\":\"q\",\"type\":\"yesno\",\"askedBecause\":\"\"}]")]
    [InlineData("B05", "info", "{\"question\":[]}")]
    [InlineData("B01", "principal", "{\"from\":\"person\",\"role\":\"deceased\"}")]
    [InlineData("B01", "matter", "\"notice\"")]
    [InlineData("B01", "alsoFrom", "\"polisen\"")]
    public void A_fault_of_form_is_refused_by_the_schema_and_by_the_reader(string at, string field, string value)
    {
        var flow = Whole().Edit(d => (at.Length == 0 ? Described.Journeys(d) : Step(d, at))[field] = JsonNode.Parse(value));
        Assert.NotEmpty(Wrong(flow.Json()));
        Assert.NotEmpty(Described.Folder(flow).Read().Findings);
    }

    private static Flow Whole() => Flow.Started.Agency("B05").Step("B06", journeys: """{"questions":[{"id":"home","type":"enum","options":["rented"]}],"facts":{"intake.home":"data.home"}}""")
        .Elsa("D", "FlowDecision", """{"condition":"js:death.date < '2027-01-01'"}""").Edit("D", d => d["customProperties"]!["journeys"] = JsonNode.Parse("""{"ports":{"False":{"ends":"x"}}}"""))
        .Connect("B01/Done>B05", "B05/Done>D", "D/True>B06");

    private static JsonObject Step(JsonObject definition, string id) =>
        definition["root"]!["activities"]!.AsArray().First(a => a!["id"]!.ToString() == id)!["customProperties"]!["journeys"]!.AsObject();

    private static List<string> Wrong(JsonObject definition) =>
        [.. Errors(Root, Described.Journeys(definition), "$"), .. definition["root"]!["activities"]!.AsArray().SelectMany(a => OfActivity(a!.AsObject()))];

    private static IEnumerable<string> OfActivity(JsonObject activity) => activity["customProperties"]?["journeys"] is JsonObject journeys
        ? Errors(Root.Definitions[activity["type"]!.ToString().StartsWith("Journeys.", StringComparison.Ordinal) ? "activity" : "elsaActivity"], journeys, activity["id"]!.ToString()) : [];

    private static IEnumerable<string> Errors(JsonSchema schema, JsonObject json, string at) => schema.Validate(json.ToJsonString()).Select(e => $"{at}{e.Path} {e.Kind}");
}
