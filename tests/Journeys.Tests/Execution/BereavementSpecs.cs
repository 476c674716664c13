using Journeys.Execution;
using Journeys.Scenarios;
using Journeys.Tests.Scenarios;

namespace Journeys.Tests.Execution;

/// <summary>What the bereavement's scenarios do not show, since it raises an incident: nobody is stranded by it.</summary>
public class BereavementSpecs
{
    private const string Sofia = """
        "people":{"sofia":{"role":"survivor","name":"Sofia Demo","personalNumber":"198905202381","born":"1989-05-20","signsIn":true,"language":"sv"},
                  "peter":{"role":"deceased","name":"Peter Demo","personalNumber":"198701012398","born":"1987-01-01"},
                  "barn-1":{"role":"child","name":"Alva Demo","personalNumber":"201203102387","born":"2012-03-10"}}
        """;

    private static string Death(string data = "\"date\":\"2026-11-16\"") =>
        "{\"on\":\"2026-11-17\",\"fact\":\"DeathRegistered\",\"register\":\"skatteverket\",\"factId\":\"skv-1\",\"data\":{\"person\":\"peter\",\"name\":\"Peter Demo\",\"forensic\":false,\"fromAbroad\":false,\"certificateIn\":true," + data + "}}";

    private static async Task<Journey> RunAsync(params string[] timeline)
    {
        var text = $$"""{"scenario":"x","workflow":"bereavement","version":1,"zone":"Europe/Stockholm",{{Sofia}},"timeline":[{{string.Join(",", timeline)}}] }""";
        var engine = new InMemoryEngine(Workflows.Read("bereavement"), Spec.Evaluator.Evaluate);
        Assert.Empty(await new ScenarioRun(Scenario.Read("x.json", text), engine).RunAsync());
        return (await engine.JourneyAsync())!;
    }

    [Theory]
    [InlineData("Approved")]
    [InlineData("Rejected")]
    public async Task A_register_that_declines_leads_to_the_familys_own_account(string noted)
    {
        var journey = await RunAsync(
            Death(),
            """{"on":"2026-11-17","answer":"B02","outcome":"Declined","data":{}}""",
            $$"""{"on":"2026-11-18","task":"B02.manual","outcome":"{{noted}}","data":{} }""",
            """{"on":"2026-11-18","expect":{"statuses":{"B02.family":"R"}}}""",
            """{"on":"2026-11-18","task":"B02.family","data":{"survivors":[{"person":"sofia","name":"Sofia Demo"}],"relation":"married","marriedOn":"2011-06-11","children":[{"person":"barn-1","name":"Alva Demo","common":"yes","guardian":"yes"}]}}""",
            """{"on":"2026-11-18","expect":{"statuses":{"B09":"R","B10.child-1.barnpension":"A"}}}""");
        Assert.True(journey.Lists["children"].SelfDeclared);
    }
}
