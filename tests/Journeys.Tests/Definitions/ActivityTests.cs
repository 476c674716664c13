using System.Text.Json.Nodes;

namespace Journeys.Tests.Definitions;

public class ActivityTests
{
    private static Flow Second(string journeys = "{}", string inputs = "{}") => Flow.Started.Step("B02", journeys: journeys, inputs: inputs).Connect("B01/Done>B02");

    [Theory]
    [InlineData("Elsa.Timer", "deadline")]
    [InlineData("Elsa.Cron", "Elsa.Delay")]
    [InlineData("Elsa.For", "Elsa.ForEach")]
    [InlineData("Elsa.RunJavaScript", "Elsa.SetVariable")]
    [InlineData("Elsa.SendHttpRequest", "Journeys.AgencyStep")]
    [InlineData("Elsa.BulkDispatchWorkflows", "Elsa.DispatchWorkflow")]
    [InlineData("Journeys.CitizenTsk", "Did you mean 'Journeys.CitizenTask'?")]
    [InlineData("Elsa.HttpEndpoint", "Journeys.AgencyStep")]
    [InlineData("Vendor.Anything", "Known here")]
    public void An_activity_outside_the_subset_is_refused_with_a_remedy(string type, string remedy) =>
        Assert.Contains(remedy, Second().Edit("B02", a => a["type"] = type).Refused("activities[1].type", type).Remedy, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_version_of_an_activity_is_refused() =>
        Second().Edit("B02", a => a["version"] = 2).Refused("activities[1].version", "only version 1");

    [Fact]
    public void A_root_that_is_no_flowchart_is_refused() =>
        Second().Edit(d => d["root"]!["type"] = "Elsa.Sequence").Refused("$.root.type", "flowchart");

    [Fact]
    public void Running_asynchronously_is_refused() =>
        Second().Edit("B02", a => a["customProperties"]!["runAsynchronously"] = true).Refused("runAsynchronously", "asynchronously");

    [Fact]
    public void A_join_without_mode_is_refused() =>
        Flow.Started.Elsa("J", "FlowJoin").Connect("B01/Done>J").Refused("activities[1].mode", "mode");

    [Fact]
    public void A_fork_without_branches_is_refused() =>
        Flow.Started.Elsa("F", "FlowFork").Connect("B01/Done>F").Refused("activities[1].branches", "branches");

    [Theory]
    [InlineData("CSharp")]
    [InlineData("Python")]
    [InlineData("Liquid")]
    [InlineData("Delegate")]
    public void Other_languages_than_JavaScript_are_refused(string type) =>
        Assert.Equal("Write it in JavaScript.", Second().Edit("B02", a => a["applies"] = Flow.Expression("Boolean", type, "true"))
            .Refused("applies.expression.type", type).Remedy);

    [Fact]
    public void A_type_name_that_Elsa_has_no_alias_for_is_refused() =>
        Assert.Contains("Boolean", Second().Edit("B02", a => a["applies"] = Flow.Expression("Bolean", "JavaScript", "true"))
            .Refused("applies.typeName", "Bolean").Remedy, StringComparison.Ordinal);

    [Fact]
    public void An_input_of_another_type_is_refused() =>
        Second().Edit("B02", a => a["applies"] = Flow.Expression("String", "JavaScript", "true")).Refused("applies.typeName", "Boolean, not String");

    [Fact]
    public void What_routes_a_step_must_be_known_when_the_file_is_read() =>
        Flow.Started.Agency("B05", inputs: """{"agency":{"typeName":"String","expression":{"type":"JavaScript","value":"'x'"}}}""")
            .Connect("B01/Done>B05").Refused("agency", "must be known");

    [Theory]
    [InlineData("part", "does not run for parts")]
    [InlineData("subject.agency", "not each list of the step declares it")]
    public void An_agency_is_chosen_by_what_the_step_runs_for(string chosen, string reason) =>
        Flow.Started.Agency("B05", inputs: """{"agency":{"typeName":"String","expression":{"type":"JavaScript","value":"CHOSEN"}}}""".Replace("CHOSEN", chosen, StringComparison.Ordinal))
            .Connect("B01/Done>B05").Refused("agency", reason);

    [Theory]
    [InlineData("""{"legalBasiss":["x"]}""", "legalBasis")]
    [InlineData("""{"deadlines":{}}""", "deadline")]
    [InlineData("""{"principle":{}}""", "Known here")]
    public void An_unknown_field_is_refused_with_the_nearest_name(string journeys, string near) =>
        Assert.Contains(near, Second(journeys).Refused("", "unknown field").Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"legalBasis":[7]}""", "legalBasis[0]")]
    [InlineData("""{"refile":"yes"}""", "refile")]
    [InlineData("""{"facts":[]}""", "facts")]
    [InlineData("""{"questions":{}}""", "questions")]
    [InlineData("""{"agreement":{}}""", "agreement")]
    [InlineData("""{"objects":{"in":"x"}}""", "objects.in")]
    public void A_value_of_another_JSON_type_is_refused(string journeys, string path) => Second(journeys).Refused(path, "is expected");

    [Fact]
    public void Two_activities_with_one_id_are_refused() =>
        Flow.Started.Step("B02").Step("B02", journeys: """{"step":"B03"}""").Connect("B01/Done>B02").Refused("activities[2].id", "two activities");

    [Fact]
    public void Two_activities_that_are_one_step_are_refused() =>
        Second().Step("B03", journeys: """{"step":"B02"}""").Connect("B02/Done>B03").Refused("journeys.step", "two activities are the step");

    [Fact]
    public void A_step_id_may_not_end_as_the_engines_own_tasks() => Second("""{"step":"B02.info"}""").Refused("journeys.step", "cannot be a step's id");

    [Fact]
    public void An_agency_that_acts_by_itself_is_asked_by_no_one() =>
        Flow.Started.Agency("B05", inputs: """{"request":"citizen"}""", profile: "EX").Connect("B01/Done>B05").Refused("request", "EX");

    [Fact]
    public void A_request_is_the_submission_of_a_task_that_the_file_has() =>
        Flow.Started.Agency("B05", inputs: """{"request":"B01"}""").Connect("B01/Done>B05").Refused("request", "no task");

    [Fact]
    public void A_fetch_has_the_profile_FE() =>
        Flow.Started.Agency("B05", profile: "FE").Edit("B05", a => a["profile"] = "DR")
            .Edit("B05", a => a["customProperties"]!["journeys"]!["ports"] = JsonNode.Parse("""{"Done":{"ends":"x"},"Refused":{"waits":"x"}}"""))
            .Connect("B01/Done>B05").Refused("profile", "fetch");

    [Theory]
    [InlineData("""[{"id":"a"}]""", "questions[0].type", "missing")]
    [InlineData("""[{"id":"a","type":"yesNo"}]""", "questions[0].type", "no type of a question")]
    [InlineData("""[{"id":"a","type":"enum"}]""", "questions[0].options", "needs options")]
    [InlineData("""[{"id":"a","type":"date","options":["x"]}]""", "questions[0].options", "only a question")]
    [InlineData("""[{"id":"a","type":"date"},{"id":"a","type":"date"}]""", "questions", "stands 2 times")]
    public void A_faulty_question_is_refused(string questions, string path, string reason) =>
        Second($$"""{"questions":{{questions}}}""").Refused(path, reason);
}
