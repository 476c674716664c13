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

    private const string Family = """
        {"on":"2026-11-20","answer":"B02","outcome":"Approved","data":{"civilStatus":"married","marriedOn":"2011-06-11","sharedAddress":true,
         "survivors":[{"person":"sofia","name":"Sofia Demo","born":"1989-05-20"}],"children":[{"person":"barn-1","name":"Alva Demo","born":"2012-03-10","common":true,"guardians":["survivor"]}]} }
        """;

    private static string Corrected(string data) => Death(data).Replace("\"factId\":\"skv-1\"", "\"factId\":\"skv-2\",\"supersedes\":\"skv-1\"", StringComparison.Ordinal).Replace("2026-11-17", "2026-11-19", StringComparison.Ordinal);

    [Fact]
    public async Task A_protected_identity_is_for_a_caseworker_and_nobody_is_asked()
    {
        var journey = await RunAsync(Death("\"date\":\"2026-11-16\",\"protectedIdentity\":true"), """
            {"on":"2026-11-18","expect":{"statuses":{"B01":"D","B02":"N","B07":"N","B08":"N"},"firstScreen":["manual.protected-identity"],"messages":{"skatteverket":[]},"ended":false} }
            """);
        Assert.Empty(journey.Bookmarks);
        Assert.Contains("control point protected-identity", Assert.Single(journey.Incidents), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uncertain_day_computes_no_date_and_goes_on_when_it_is_certain() => await RunAsync(
        Death("\"date\":\"2026-11-01\",\"approximate\":true"),
        """{"on":"2026-11-18","expect":{"statuses":{"B02":"N","B07":"N"},"deadlines":{"B07b":"","B19":""},"firstScreen":["manual.approximate-date"],"messages":{"skatteverket":[]} } }""",
        Corrected("\"date\":\"2026-11-16\""),
        """{"on":"2026-11-19","expect":{"statuses":{"B02":"I","B07":"R"},"deadlines":{"B07b":"2026-12-16","B19":"2027-02-16"},"firstScreen":["B07","B09","B10.information"],"messages":{"skatteverket":["B02 fetch"]} } }""",
        Family,
        """{"on":"2026-11-20","expect":{"statuses":{"B10.child-1.barnpension":"A"} } }""");

    [Fact]
    public async Task A_day_that_becomes_uncertain_takes_the_dates_away_and_leaves_what_is_open() => await RunAsync(
        Death(),
        """{"on":"2026-11-18","expect":{"deadlines":{"B07b":"2026-12-16"} } }""",
        Corrected("\"date\":\"2026-11-01\",\"approximate\":true"),
        """{"on":"2026-11-19","expect":{"statuses":{"B02":"I","B07":"R"},"deadlines":{"B07b":"","B19":""},"firstScreen":["manual.approximate-date"]} }""");

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
