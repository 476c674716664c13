using System.Text.Json.Nodes;

namespace Journeys.Host.Tests.Elsa;

/// <summary>Sofia's journey on the day when a guardian was refused for one child of three, as Elsa's clients are told of it.</summary>
[Collection(StudioCollection.Name)]
public sealed class InstanceCallsTests(StudioHost studio)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Journey => studio.Host.Pseudonym;

    [Fact]
    public async Task A_running_journey_is_a_suspended_instance_by_its_pseudonym()
    {
        var instance = await GetAsync($"workflow-instances/{Journey}");
        var state = instance["workflowState"]!;

        Assert.Equal((Journey, "bereavement", 4, "Running", "Suspended"),
            ((string)instance["id"]!, (string)instance["definitionId"]!, (int)instance["version"]!, (string)instance["status"]!, (string)instance["subStatus"]!));
        Assert.Equal("2026-11-17T08:00:00+00:00", (string?)instance["createdAt"]);
        Assert.Null(instance["finishedAt"]);
        Assert.Contains(state["bookmarks"]!.AsArray(), b => (string)b!["activityNodeId"]! == "Workflow1:Flowchart1:B06" && (string)b["name"]! == "Answer");
        Assert.Equal("bereavement", (string?)(await GetAsync($"workflow-definitions/by-id/{instance["definitionVersionId"]}"))["definitionId"]);
    }

    [Fact]
    public async Task How_it_stands_is_told_alone_for_those_who_poll()
    {
        var stands = await GetAsync($"workflow-instances/{Journey}/execution-state");

        Assert.Equal(("Running", "Suspended"), ((string)stands["status"]!, (string)stands["workflowSubStatus"]!));
        Assert.NotNull(stands["updatedAt"]);
    }

    [Fact]
    public async Task Its_variables_are_skeleton_facts()
    {
        var variables = (await GetAsync($"workflow-instances/{Journey}/variables"))["items"]!.AsArray().ToDictionary(v => (string)v!["name"]!, v => v!["value"]);

        Assert.Equal("2026-11-16", (string?)variables["death.date"]);
        Assert.True((bool)variables["rel.married"]!);
    }

    [Fact]
    public async Task The_journal_has_every_event_at_its_activity()
    {
        var all = await JournalAsync("", """{"filter":null}""");
        var step = await JournalAsync("", """{"filter":{"activityNodeIds":["Workflow1:Flowchart1:B06"]}}""");

        Assert.Equal((int)all["totalCount"]!, all["items"]!.AsArray().Count);
        Assert.Equal(Enumerable.Range(1, (int)all["totalCount"]!), all["items"]!.AsArray().Select(r => (int)r!["sequence"]!));
        Assert.Equal(["Started", "Suspended", "Resumed"], Names(step));
        Assert.All(step["items"]!.AsArray(), r => Assert.Equal(($"{Journey}:B06:1", "Journeys.AgencyStep"), ((string)r!["activityInstanceId"]!, (string)r["activityType"]!)));
        Assert.Equal("▇▇▇", (string?)all["items"]!.AsArray().First(r => (string)r!["eventName"]! == "ParticipantJoined")!["payload"]!["person"]);
    }

    [Fact]
    public async Task The_journal_is_read_page_by_page_and_filtered()
    {
        var page = await JournalAsync("?skip=1&take=1", """{"filter":{"activityIds":["B06"]}}""");
        var without = await JournalAsync("", """{"filter":{"excludedActivityTypes":["Elsa.Flowchart"],"eventNames":["Completed"]}}""");

        Assert.Equal(["Suspended"], Names(page));
        Assert.Equal(3, (int)page["totalCount"]!);
        Assert.Equal("B01", (string?)without["items"]![0]!["activityId"]);
        Assert.All(Names(without), n => Assert.Equal("Completed", n));
    }

    [Fact]
    public async Task Each_visit_of_an_activity_is_an_execution()
    {
        var list = await GetAsync($"activity-executions/list?workflowInstanceId={Journey}");
        var done = list["items"]!.AsArray().Single(e => (string)e!["activityId"]! == "B07")!;
        var waiting = await GetAsync($"activity-executions/by-id?id={Journey}:B06:1");

        Assert.Equal((Journey, "Completed", false), ((string)done["workflowInstanceId"]!, (string)done["status"]!, (bool)done["hasBookmarks"]!));
        Assert.Equal(["Done"], done["payload"]!["Outcomes"]!.AsArray().Select(o => (string)o!));
        Assert.Equal(("Running", true), ((string)waiting["status"]!, (bool)waiting["hasBookmarks"]!));
        Assert.Null(waiting["completedAt"]);
        Assert.Single((await GetAsync($"activity-execution-summaries/list?workflowInstanceId={Journey}&activityNodeId=Workflow1:Flowchart1:B06"))["items"]!.AsArray());
        Assert.Equal($"{Journey}:B06:1", (string?)(await GetAsync($"activity-executions/{Journey}:B06:1/call-stack"))["activityExecutionId"]);
    }

    [Fact]
    public async Task The_report_counts_the_visits_that_the_drawing_shows()
    {
        var report = await PostAsync("activity-executions/report", $$"""
            {"workflowInstanceId":"{{Journey}}","activityNodeIds":["Workflow1:Flowchart1:B06","Workflow1:Flowchart1:B07","Workflow1:Flowchart1:B22"]}
            """);
        var stats = report["stats"]!.AsArray().ToDictionary(s => (string)s!["activityId"]!);

        Assert.Equal(["B06", "B07"], stats.Keys.Order());
        Assert.Equal((1, 0, 1, true, false), Counts(stats["B06"]!));
        Assert.Equal((1, 1, 0, false, false), Counts(stats["B07"]!));
    }

    private static (int Started, int Completed, int Uncompleted, bool Blocked, bool Faulted) Counts(JsonNode s) =>
        ((int)s["startedCount"]!, (int)s["completedCount"]!, (int)s["uncompletedCount"]!, (bool)s["isBlocked"]!, (bool)s["isFaulted"]!);

    private static IEnumerable<string> Names(JsonObject page) => page["items"]!.AsArray().Select(r => (string)r!["eventName"]!);

    private Task<JsonObject> JournalAsync(string query, string filter) => PostAsync($"workflow-instances/{Journey}/journal{query}", filter);

    private async Task<JsonObject> PostAsync(string call, string json)
    {
        using var client = await studio.Host.ClientAsync("analyst");
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync($"/elsa/api/{call}", body, Token);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!.AsObject();
    }

    private async Task<JsonObject> GetAsync(string call)
    {
        using var client = await studio.Host.ClientAsync("analyst");
        return JsonNode.Parse(await client.GetStringAsync($"/elsa/api/{call}", Token))!.AsObject();
    }
}
