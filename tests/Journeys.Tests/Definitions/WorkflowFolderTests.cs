using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Tests.Definitions;

public class WorkflowFolderTests
{
    [Theory]
    [InlineData("true &&", "the expression is not JavaScript: Unexpected")]
    [InlineData("true true", "the expression is not JavaScript: Unexpected")]
    public void An_expression_that_cannot_be_evaluated_is_refused(string js, string reason) =>
        new Folder().Edit(Flow.File, d => Second(d)["applies"] = JsonNode.Parse($$$"""{"typeName":"Boolean","expression":{"type":"JavaScript","value":"{{{js}}}"}}"""))
            .Refused(Flow.File, "$.root.activities[1].applies.expression.value", reason);

    [Fact]
    public void An_object_that_nothing_is_said_of_would_send_nothing() =>
        new Folder().Edit(Flow.File, d => Second(d)["customProperties"]!["journeys"]!["objects"] = JsonNode.Parse("""{"in":["Notice"]}"""))
            .Refused(Flow.File, "$.root.activities[1].customProperties.journeys.objects.in", "the file does not say what 'Notice' is made of");

    [Fact]
    public void A_folder_is_read_whole()
    {
        var reading = new Folder().Add("workflows/catalogue/Notice.json", """{"id":"Notice","source":"x"}""").Add("workflows/sample/scenarios/a.json", """{"scenario":"a","workflow":"sample","timeline":[{"on":"2026-11-17","answer":"B05","outcome":"Approved"}]}""").Read();
        Assert.Empty(reading.Findings);
        Assert.Equal("A sample", reading.Definitions["sample"].Name);
        Assert.Equal("t", reading.Texts["sample"]["sv"].Texts["B05.title"]);
        Assert.Equal(new Period(0, 0, 0, 3), reading.Agencies["skatteverket"].Services["certificate"].ServiceLevel);
        Assert.Equal("x", reading.Objects["Notice"].Content["source"]!.ToString());
        Assert.Contains("skv", reading.Agreements);
    }

    [Fact]
    public void Faults_of_all_files_come_at_once()
    {
        var findings = new Folder().Edit(Folder.Agency, a => a.Remove("channel")).Edit(Flow.File, d => d["version"] = 0)
            .Add("workflows/catalogue/X.json", "{").Edit(Folder.Swedish, t => t["texts"]!["title"] = 7).Read().Findings;
        Assert.Equal([Folder.Agency, "workflows/catalogue/X.json", Folder.Swedish, Flow.File], findings.Select(f => f.File).OrderBy(f => f == Flow.File));
    }

    [Fact]
    public void A_faulty_definition_is_held_against_its_texts_and_agencies_too()
    {
        var findings = new Folder().Edit(Flow.File, d => d["version"] = 0).Edit(Folder.Agency, a => a["services"] = new JsonObject())
            .Edit(Folder.Swedish, t => t["texts"]!.AsObject().Remove("B05.lead")).Read().Findings;
        Assert.Equal(["$.texts", "$.version", "$.root.activities[1].service"], findings.Select(f => f.Path));
    }

    [Fact]
    public void An_agency_must_have_a_file() =>
        new Folder().Edit(Flow.File, d => Second(d)["agency"] = "skateverket").Refused(Flow.File, "$.root.activities[1].agency", "'skateverket'");

    [Fact]
    public void A_schema_that_an_agency_names_must_be_there() =>
        new Folder().Without(Folder.AnswerSchema).Refused(Folder.Agency, "$.services.certificate.answer", "schemas/a.json");

    [Fact]
    public void A_service_must_be_the_agencys() =>
        new Folder().Edit(Flow.File, d => Second(d)["service"] = "x").Refused(Flow.File, "$.root.activities[1].service", "no service 'x'");

    [Fact]
    public void A_profile_is_the_same_in_both_files() =>
        new Folder().Edit(Folder.Agency, a => a["services"]!["certificate"]!["profile"] = "EX").Refused(Flow.File, "$.root.activities[1].profile", "the profile is DR");

    [Fact]
    public void A_register_announces_the_fact() =>
        new Folder().Edit(Folder.Agency, a => a["registerFacts"] = new JsonArray()).Refused(Flow.File, "$.root.activities[0].fact", "'DeathRegistered'");

    [Fact]
    public void An_agreement_must_have_a_file_where_there_are_agreements()
    {
        new Folder().Add("workflows/agreements/other.json", """{"id":"other"}""").Without(Folder.Agreement)
            .Refused(Flow.File, "$.root.activities[1].customProperties.journeys.agreement", "'skv'");
        Assert.Empty(new Folder().Without(Folder.Agreement).Read().Findings);
    }

    [Fact]
    public void An_agreement_that_lists_its_services_covers_the_one_that_is_asked_for() =>
        new Folder().Edit(Folder.Agreement, a => a["services"] = new JsonArray("other"))
            .Refused(Flow.File, "$.root.activities[1].customProperties.journeys.agreement", "does not cover certificate");

    [Fact]
    public void An_agreement_that_lists_its_parties_is_with_the_agency_that_is_asked() =>
        new Folder().Edit(Folder.Agreement, a => a["parties"] = new JsonArray("other"))
            .Refused(Flow.File, "$.root.activities[1].customProperties.journeys.agreement", "not with skatteverket");

    [Theory]
    [InlineData(Folder.Agency)]
    [InlineData(Folder.Agreement)]
    [InlineData(Folder.AnswerSchema)]
    [InlineData(Folder.Swedish)]
    [InlineData(Flow.File)]
    public void A_file_that_is_no_JSON_is_one_fault_and_not_one_at_every_reference(string file)
    {
        var scenario = """{"scenario":"a","workflow":"sample","timeline":[{"on":"2026-11-17","answer":"B05","outcome":"Approved"}]}""";
        new Folder().Add("workflows/sample/scenarios/a.json", scenario).Without(file).Add(file, "{\"id\":").Refused(file, "$", "not valid JSON at line 1");
    }

    [Fact]
    public void An_information_object_must_have_a_file_where_there_is_a_catalogue() =>
        new Folder().Add("workflows/catalogue/Notice.json", """{"id":"Notice"}""")
            .Edit(Flow.File, d => Second(d)["customProperties"]!["journeys"]!["objects"] = JsonNode.Parse("""{"in":[],"out":["Notice","Notise"]}"""))
            .Refused(Flow.File, "$.root.activities[1].customProperties.journeys.objects.out[1]", "'Notise'");

    [Theory]
    [InlineData("""{"scenario":"a","workflow":"sample","timeline":[{"on":"2026-11-17","task":"B70"}]}""", "$.timeline[0].task", "no step 'B70'")]
    [InlineData("""{"scenario":"a","workflow":"sample","timeline":[{"on":"2026-11-17","send":7}]}""", "$.timeline[0].send", "is expected")]
    [InlineData("""{"scenario":"a","workflow":"sample","timeline":[{"on":"2026-11-17","answer":"B05","outcome":"Aproved"}]}""", "$.timeline[0].outcome", "vocabulary")]
    [InlineData("""{"scenario":"a","workflow":"sample","timeline":[{"on":"17 Nov","answer":"B05"}]}""", "$", "$.timeline[0].on")]
    [InlineData("{", "$", "")]
    [InlineData("[]", "$", "not a JSON object")]
    public void A_faulty_scenario_is_refused(string scenario, string path, string reason) =>
        new Folder().Add("workflows/sample/scenarios/a.json", scenario).Refused("workflows/sample/scenarios/a.json", path, reason);

    [Fact]
    public void What_is_filled_into_a_text_is_the_same_in_every_language() =>
        new Folder().Edit(Folder.Swedish, t => t["texts"]!["B05.lead"] = "Hej {nmn}").Refused(Folder.Swedish, "$.texts['B05.lead']", "{nmn}");

    [Fact]
    public void An_empty_text_is_one_fault() =>
        new Folder().Edit(Folder.Swedish, t => t["texts"]!["B05.lead"] = "").Refused(Folder.Swedish, "$.texts['B05.lead']", "empty");

    [Fact]
    public void A_manual_control_point_has_a_card() => Assert.Equal(["$.texts", "$.texts"], new Folder()
        .Edit(Flow.File, d => d["customProperties"]!["journeys"]!["controlPoints"] = JsonNode.Parse("""[{"id":"unsure","when":"death.date<'2000-01-01'","manual":true}]"""))
        .Read().Findings.Select(f => f.Path));

    [Fact]
    public void A_life_event_is_called_as_its_folder() =>
        new Folder().Edit(Flow.File, d => d["definitionId"] = "other").Refused(Flow.File, "$.definitionId", "'other'");

    [Fact]
    public void A_file_is_called_as_its_id() =>
        new Folder().Add("workflows/catalogue/X.json", """{"id":"Y"}""").Refused("workflows/catalogue/X.json", "$.id", "called 'X'");

    [Theory]
    [InlineData("""{"profile":"XX"}""", "$.services.s.profile", "no profile")]
    [InlineData("""{"profile":"DR","serviceLevel":"3 days"}""", "$.services.s.serviceLevel", "not a period")]
    [InlineData("""{"profile":"DR","reqest":"x"}""", "$.services.s.reqest", "unknown field")]
    public void A_faulty_service_is_refused(string service, string path, string reason) =>
        new Folder().Edit(Folder.Agency, a => a["services"]!["s"] = JsonNode.Parse(service)).Refused(Folder.Agency, path, reason);

    private static JsonObject Second(JsonObject definition) => definition["root"]!["activities"]![1]!.AsObject();
}
