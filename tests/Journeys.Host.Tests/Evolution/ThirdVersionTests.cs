using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Chain;
using Journeys.Law;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Evolution;

/// <summary>Sofia's journey as the third version of bereavement recorded it (15 steps), and the fourth, whole one: tried, published, and gone on by.</summary>
public sealed class ThirdVersionTests(PostgresFixture postgres)
{
    private static readonly string Third = Path.Combine(RunningHost.Shipped, "..", "tests", "Journeys.Faults", "Workflows");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_journey_under_way_is_tried_published_for_and_moved_with_a_certificate()
    {
        var (database, journey) = await PlayedAsync(new(2026, 12, 18));

        var tried = await HostCommand.RunAsync(database, "whatif", Path.Combine(RunningHost.Shipped, "bereavement"));
        Assert.True(tried.ExitCode == 0, tried.Output);
        var published = await HostCommand.RunAsync(database, "publish", Path.Combine(RunningHost.Shipped, "bereavement"));
        Assert.True(published.ExitCode == 0, published.Output);

        await using var host = await RunningHost.StartAsync(database, ("Journeys:Workflows", RunningHost.Shipped));
        var moved = await HostCommand.RunAsync(database, "migrate", "bereavement");
        Assert.True(moved.ExitCode == 0, moved.Output);
        Assert.Equal("1 journeys of bereavement that are not on version 4: 1 moved, 0 stay.", moved.Last);
        await host.StillAsync();

        var view = (await host.Get<JourneyReader>().ReadAsync(journey, Cancellation))!;
        Assert.Equal((4, 3), (view.Definition.Version, Assert.Single(view.Earlier).Version));
        var certificate = Assert.Single(view.Events.Select(e => e.Event).OfType<JourneyMigrated>()).Certificate;
        Assert.Equal((3, 4), (certificate.From.Version, certificate.To.Version));
        Assert.NotEmpty(certificate.Proven);
        // What was done is done, what was open is open, and what is new is really asked, once.
        Assert.Equal(Outcome.Approved, view.Journey.Steps["B17.child-1"].Outcome);
        Assert.Contains("B06.1", view.Journey.Bookmarks.Keys);
        Assert.Single(view.Events.Select(e => e.Event).OfType<AgencyAsked>(), a => a.Instance == "B11");
        Assert.Equal(5, view.Events.Select(e => e.Event).OfType<AgencyAsked>().Count(a => a.Instance.StartsWith("B15.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_to_whom_the_new_version_would_offer_what_is_too_late_stays_and_says_so()
    {
        var (database, journey) = await PlayedAsync(new(2027, 3, 10));
        var published = await HostCommand.RunAsync(database, "publish", Path.Combine(RunningHost.Shipped, "bereavement"));
        Assert.True(published.ExitCode == 0, published.Output);
        await using var host = await RunningHost.StartAsync(database, ("Journeys:Workflows", RunningHost.Shipped));

        var run = await HostCommand.RunAsync(database, "migrate", "bereavement");

        Assert.Contains("no-day-earlier: The last day of B21/B21, which is new, would be 2027-01-18 and have passed.", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 journeys of bereavement that are not on version 4: 0 moved, 1 stay.", run.Last);
        Assert.Equal(3, (await host.Get<JourneyReader>().ReadAsync(journey, Cancellation))!.Definition.Version);
    }

    /// <summary>Played on a host whose folder has the third version, up to a day.</summary>
    private async Task<(string Database, Guid Journey)> PlayedAsync(DateOnly last)
    {
        var database = await postgres.CreateDatabaseAsync("third");
        var file = Path.Combine(Third, "bereavement/scenarios/sofia.json");
        var whole = Scenario.Read(file, await File.ReadAllTextAsync(file, Cancellation));
        var scenario = whole with { Timeline = [.. whole.Timeline.Where(e => SwedishTime.DateOf(e.At) <= last)] };
        await using var host = await ScenarioHost.StartAsync(scenario, Third, database, b => b.Configuration["Journeys:MasterKey"] = RunningHost.MasterKey);
        Assert.Empty(await new ScenarioRun(scenario, host.Engine).RunAsync());
        return (database, (await host.Engine.JourneyAsync())!.Id);
    }
}
