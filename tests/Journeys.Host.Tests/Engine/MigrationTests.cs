using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Analyst;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace Journeys.Host.Tests.Engine;

/// <summary>Three losses at different points, and a second version: the police's step has another name, a question to them is new, the choice of a funeral is gone.</summary>
public sealed class MigrationTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private string _database = "";
    private RunningHost _host = null!;
    private Loss _begun = null!, _chosen = null!, _permitted = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("migration");
        await using (var first = await RunningHost.StartAsync(_database))
        {
            foreach (var loss in (Loss[])[_begun = new(first), _chosen = new(first), _permitted = new(first)]) await loss.DiesAsync();
            foreach (var loss in (Loss[])[_chosen, _permitted]) await ChooseAsync(first, loss);
            await _permitted.AnswerAsync(Outcome.Approved, decision: "d-1");
        }

        _host = await RunningHost.StartAsync(_database, ("Journeys:Workflows", SecondVersion()));
        (_begun, _chosen, _permitted) = (_begun.On(_host), _chosen.On(_host), _permitted.On(_host));
    }

    [Fact]
    public async Task What_is_proven_moves_and_the_rest_stays_and_is_listed_with_what_holds_it()
    {
        var looked = await HostCommand.RunAsync(_database, "migrate", "loss", "--dry-run");
        Assert.True(looked.ExitCode == 0, looked.Output);
        Assert.Contains($"{_chosen.Journey}: would move", looked.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _chosen.StateAsync()).DefinitionVersion);

        var run = await HostCommand.RunAsync(_database, "migrate", "loss");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains($"{_begun.Journey}: stays", run.Output, StringComparison.Ordinal);
        Assert.Contains("same-waits: L4.1 is open, and version 2 has no step L4.", run.Output, StringComparison.Ordinal);
        Assert.Equal("3 journeys of loss that are not on version 2: 2 moved, 1 stay.", run.Last);
        Assert.Equal((1, 2, 2), ((await _begun.StateAsync()).DefinitionVersion, (await _chosen.StateAsync()).DefinitionVersion, (await _permitted.StateAsync()).DefinitionVersion));
        Assert.Equal("1 journeys of loss that are not on version 2: 0 moved, 1 stay.", (await HostCommand.RunAsync(_database, "migrate", "loss")).Last);
    }

    [Fact]
    public async Task An_agency_answers_at_the_bookmark_and_by_the_name_that_it_was_asked_with()
    {
        await MigrateAsync();
        Assert.Equal(["L2.1", "L3.1", "L5.1"], (await _chosen.StateAsync()).Bookmarks.Keys);

        var reply = await AnswerAsync(_chosen, "L2.1", "l2");

        Assert.True(reply == HttpStatusCode.Accepted, $"{reply}");
        await _host.StillAsync();
        var after = await _chosen.StateAsync();
        Assert.Equal((Outcome.Approved, false), (after.Steps["L2p"].Outcome!.Value, after.Bookmarks.ContainsKey("L2.1")));
        Assert.Equal(HttpStatusCode.Accepted, await AnswerAsync(_chosen, "L5.1", "l5"));
    }

    [Fact]
    public async Task What_is_new_is_really_asked_once_and_its_days_are_those_of_the_state()
    {
        await MigrateAsync();
        await _host.StillAsync();

        Assert.Equal(["L2.1", "L5.1"], await TextsAsync("SELECT bookmark FROM journeys.agency_inbox WHERE journey = $1 ORDER BY 1", _chosen.Journey));
        var state = await _chosen.StateAsync();
        Assert.Equal(
            DeadlineRows.Of(state.Deadlines["L3/L3"], Loss.Noon).Count(),
            (await TextsAsync("SELECT mark FROM journeys.deadlines WHERE journey = $1", _chosen.Journey)).Count);
    }

    [Fact]
    public async Task Its_history_is_told_and_each_moment_is_shown_by_the_version_that_held_then()
    {
        await MigrateAsync();
        var view = (await _host.Get<JourneyReader>().ReadAsync(_permitted.Journey, Cancellation))!;

        Assert.Equal((2, 1), (view.Definition.Version, Assert.Single(view.Earlier).Version));
        var migrated = Assert.Single(view.Events, e => e.Event is JourneyMigrated);
        Assert.Contains(JournalEntry.InPresentNames(view.Events), e => e.Version < migrated.Version && e.Event is AnswerRecorded { Instance: "L2p", Bookmark: "L2.1" });

        var (before, after) = (Page(view, migrated.Version - 1, "sv"), Page(view, view.Version, "en"));
        Assert.Contains(", version 1,", before.Definition, StringComparison.Ordinal);
        Assert.Contains(", version 2,", after.Definition, StringComparison.Ordinal);
        Assert.Contains(after.Turns.SelectMany(t => t.Events), e => e.Name == "The journey moved to a new version: 1 → 2");
        Assert.Contains(after.Citizen.History, h => h.Text.StartsWith("The page now follows a new version of the rules (version 2)", StringComparison.Ordinal));
        // What was done by a step that is gone, and by one that has another name.
        Assert.Contains(after.Citizen.History, h => h.Text.Contains("Choose the funeral", StringComparison.Ordinal));
        Assert.Contains(after.Citizen.History, h => h.Text.Contains("The permit of the police", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_meanwhile_makes_the_certificate_void_and_it_is_made_anew()
    {
        var (migrations, definitions) = (_host.Get<Migrations>(), _host.Get<DefinitionCatalogue>());
        var answered = _chosen.SendAnswerAsync(Outcome.Approved);
        var young = await definitions.CurrentAsync("loss", Cancellation);
        var moved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => migrations.MoveAsync(_chosen.Journey, young, Cancellation)));
        Assert.Equal(ReceiptStatus.Applied, (await _chosen.DoneAsync(await answered)).Status);

        Assert.All(moved, Assert.Empty);
        Assert.Single((await _chosen.JournalAsync()).Select(e => e.Event).OfType<JourneyMigrated>());
        Assert.Equal((2, Outcome.Approved), ((await _chosen.StateAsync()).DefinitionVersion, (await _chosen.StateAsync()).Steps["L2p"].Outcome!.Value));
    }

    [Fact]
    public async Task A_life_event_or_a_version_that_is_not_published_is_refused()
    {
        var run = await HostCommand.RunAsync(_database, "migrate", "loss", "--to", "7");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No version 7 of 'loss' is published", run.Output, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _scratch.Dispose();
    }

    private ReplayPage Page(JourneyView view, long version, string language)
    {
        var replay = new Replay(view.Journey.Id, view.Events);
        var words = _host.Get<ShellTexts>().In(language, _host.Get<AnalystTexts>().With(language, view.Texts[language].Texts));
        return new ReplayPages(view.Definition, view.Earlier, words, AgencyBook.Empty).Build("A1", replay, replay.At(version)!, null);
    }

    private async Task MigrateAsync()
    {
        var run = await HostCommand.RunAsync(_database, "migrate", "loss");
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private static async Task ChooseAsync(RunningHost host, Loss loss)
    {
        var data = JsonSerializer.SerializeToElement(new { agreed = "yes" });
        await host.Get<JourneyCommands>().SendAsync(loss.Journey, new SubmitTask("L4.1", loss.Relative, "receipt-1", new(data, data)) { Now = Loss.Noon.AddDays(1) }, Cancellation);
    }

    /// <summary>As the police's program does, over HTTP.</summary>
    private async Task<HttpStatusCode> AnswerAsync(Loss loss, string bookmark, string step)
    {
        var answer = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Guid.CreateVersion7(Loss.Noon).ToString(),
            ["source"] = "/agencies/polismyndigheten",
            ["type"] = $"se.livshandelse.loss.{step}.approved.v1",
            ["subject"] = bookmark,
            ["journeyid"] = loss.Journey.ToString(),
            ["data"] = new JsonObject { ["outcome"] = "Approved", ["content"] = new JsonObject() },
        };
        using var http = _host.Alba.Server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/messages") { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Authorization = new("Bearer", (await _host.Get<AgencyTokens>().IssueAsync("polismyndigheten", "test", 30)).ToString());
        using var response = await http.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private async Task<IReadOnlyList<string>> TextsAsync(string sql, Guid journey)
    {
        await using var command = _host.Get<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.AddWithValue(journey);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancellation)) texts.Add(reader.GetString(0));
        return texts;
    }

    private string SecondVersion()
    {
        TestFolder.Copy(RunningHost.TestWorkflows, _scratch.Folder);
        var file = Path.Combine(_scratch.Folder, "loss", "workflow.json");
        var json = JsonNode.Parse(File.ReadAllText(file))!;
        json["version"] = 2;
        json["customProperties"]!["journeys"]!["migrates"] = JsonNode.Parse("""[{"from":1,"steps":{"L2":"L2p"}}]""");
        json["customProperties"]!["journeys"]!["facts"]!.AsObject().Remove("funeral.agreed");
        var (activities, connections) = (json["root"]!["activities"]!.AsArray(), json["root"]!["connections"]!.AsArray());
        activities.Remove(activities.First(a => a!["id"]!.ToString() == "L4"));
        connections.Remove(connections.First(c => c!["target"]!["activity"]!.ToString() == "L4"));
        var police = activities.First(a => a!["id"]!.ToString() == "L2")!;
        activities.Add(Named(police.DeepClone(), "L5"));
        connections.Add(JsonNode.Parse("""{"source":{"activity":"L1","port":"Done"},"target":{"activity":"L5","port":"In"},"vertices":[]}"""));
        Named(police, "L2p");
        connections.First(c => c!["target"]!["activity"]!.ToString() == "L2")!["target"]!["activity"] = "L2p";
        File.WriteAllText(file, json.ToJsonString());
        return _scratch.Folder;
    }

    private static JsonNode Named(JsonNode step, string name)
    {
        (step["id"], step["nodeId"], step["customProperties"]!["journeys"]!["step"]) = (name, $"Workflow1:Flowchart1:{name}", name);
        return step;
    }
}
