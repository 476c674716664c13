using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Chain;
using Journeys.Host.Tests.Storage;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>A row of the permits' table gets another last day: tried on past journeys and published by the commands, on the real database.</summary>
public sealed class ChangedRowTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private string _database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Candidate => Path.Combine(_scratch.Folder, "restaurant");

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("row");
        TestFolder.Copy(RunningHost.Shipped, _scratch.Folder);
        TestFolder.Replace(Path.Combine(Candidate, "workflow.json"), ("\"version\": 1,\n  \"toolVersion\"", "\"version\": 2,\n  \"toolVersion\""));
    }

    [Fact]
    public async Task That_a_question_is_asked_no_more_is_told_and_published_and_running_journeys_keep_their_rows()
    {
        await PlayAsync(PlayedRestaurant.Before);
        Change("\"validTo\": \"2026-12-31\"", "\"validTo\": \"2026-12-30\"");

        var tried = await HostCommand.RunAsync(_database, "whatif", Candidate);

        Assert.True(tried.ExitCode == 0, tried.Output);
        Assert.Contains("asks no more: R09.application.1 kitchen", tried.Output, StringComparison.Ordinal);
        Assert.Contains("1 journeys of restaurant by version 2: 1 AsksLess", tried.Last, StringComparison.Ordinal);
        Assert.Contains("Version 2 of restaurant is published", (await HostCommand.RunAsync(_database, "publish", Candidate, "--by", "author")).Last, StringComparison.Ordinal);
        await using var host = await StartAsync(await AminasAsync(), _scratch.Folder);
        Assert.Empty(await new ScenarioRun(await AminasAsync(), host.Engine).RunAsync());
        Assert.Equal((2, false), Kitchen((await host.Engine.JourneyAsync())!));
        Assert.Equal((1, true), Kitchen(await AnsweredAnewAsync(host)));
    }

    [Fact]
    public async Task That_a_question_is_asked_anew_is_told()
    {
        await PlayAsync(PlayedRestaurant.After);
        Change("\"validTo\": \"2026-12-31\"", "\"validTo\": \"2027-06-30\"");

        var tried = await HostCommand.RunAsync(_database, "whatif", Candidate);

        Assert.True(tried.ExitCode == 0, tried.Output);
        Assert.Contains("asks: R09.application.1 kitchen unanswered", tried.Output, StringComparison.Ordinal);
        Assert.Contains("1 AsksNew", tried.Last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_by_whose_end_a_granted_permit_would_not_be_is_not_published()
    {
        await PlayAsync("nadia-late-opinion-and-late-municipality");
        Change("{\"needs.serving\": true}, \"validFrom\": \"2020-01-01\"", "{\"needs.serving\": true}, \"validFrom\": \"2020-01-01\", \"validTo\": \"2027-05-31\"");

        var refused = await HostCommand.RunAsync(_database, "publish", Candidate);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("lost: R09 granted", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--override", refused.Output, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private static (int, bool) Kitchen(Journey journey) => (journey.DefinitionVersion, journey.Fact("needs.kitchen") is { IsTrue: true });

    private void Change(string old, string now) => TestFolder.Replace(Path.Combine(Candidate, "tables", "permits.json"), (old, now));

    private async Task PlayAsync(string name)
    {
        var scenario = await PlayedRestaurant.ReadAsync(name);
        await using var host = await StartAsync(scenario, RunningHost.Shipped);
        Assert.Empty(await new ScenarioRun(scenario, host.Engine).RunAsync());
    }

    private Task<ScenarioHost> StartAsync(Scenario scenario, string workflows) =>
        ScenarioHost.StartAsync(scenario, workflows, _database, b => b.Configuration["Journeys:MasterKey"] = RunningHost.MasterKey);

    /// <summary>Another person begins the same, as far as the plan.</summary>
    private static async Task<Scenario> AminasAsync()
    {
        var whole = await PlayedRestaurant.ReadAsync(PlayedRestaurant.Before);
        return whole with
        {
            People = whole.People.ToDictionary(p => p.Key, p => p.Value with { PersonalNumber = "199209142380" }),
            Timeline = [.. whole.Timeline.Take(2)],
        };
    }

    /// <summary>Nadia's own journey, in which she gives the same plan again.</summary>
    private static async Task<Journey> AnsweredAnewAsync(ScenarioHost host)
    {
        var scenario = await PlayedRestaurant.ReadAsync(PlayedRestaurant.Before);
        var (doors, nadia) = (host.Services.GetRequiredService<CitizenDoors>(), await host.Services.GetRequiredService<PersonRegistry>().PersonFor("198805172387", Cancellation));
        var (journey, principal) = (JourneyId.OfForm("restaurant", nadia, NameId.Of("scenario", scenario.Name, "begin")), CitizenSignIn.Principal(nadia, "Nadia Demo"));
        await doors.SendAsync(journey, new TakeOffer("R01", nadia) { Now = doors.Now() }, principal, Cancellation);
        var data = await doors.ArriveAsync(nadia, JsonSerializer.SerializeToElement(scenario.Timeline.First(e => e.Verb == "task" && e.Target == "R01").Data), Cancellation);
        await doors.SendAsync(journey, new SubmitTask("R01.2", nadia, "J-2026-again", data) { Now = doors.Now() }, principal, Cancellation);
        var read = (await host.Services.GetRequiredService<JourneyReader>().ReadAsync(journey, Cancellation))!.Journey;
        Assert.Contains(read.Numbers, n => n is { Key: "R01", Value: 2 });
        return read;
    }
}
