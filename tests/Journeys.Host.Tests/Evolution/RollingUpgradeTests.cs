using Journeys.Execution;
using Journeys.Host.Analyst;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Engine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Journeys.Host.Tests.Evolution;

/// <summary>A host of this version and one of the next on one database: the next one knows an event that this one does not.</summary>
public sealed class RollingUpgradeTests(PostgresFixture postgres)
{
    private static readonly Upcast OfTheNext = new("fact_awaited_v2", typeof(FactAwaited), json => json);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_older_host_cannot_project_it_does_not_skip_and_the_newer_one_takes_over()
    {
        var database = await postgres.CreateDatabaseAsync("rolling");
        await using var older = await RunningHost.StartAsync(database);
        var loss = new Loss(older);
        await loss.DiesAsync();
        Assert.NotNull(await ListedAsync(older, loss.Journey));
        var newer = await StoredCopy.OfAsync(older.Get<NpgsqlDataSource>(), loss.Journey, (name, data) => (name == "fact_awaited" ? OfTheNext.Name : name, data));
        Assert.True(NewerForm.Is(await Record.ExceptionAsync(() => older.Get<JourneyReader>().ReadAsync(newer, Cancellation))));

        await using var next = await RunningHost.StartAsync(database, services => services.AddSingleton(OfTheNext));

        var listed = await ListedAsync(next, newer);
        Assert.Contains(listed.Waits, wait => wait.Kind == BookmarkKind.Fact);
        Assert.Equal((await next.Get<JourneyReader>().ReadAsync(newer, Cancellation))!.Version, listed.Events);
    }

    private static async Task<ListedJourney> ListedAsync(RunningHost host, Guid journey)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            await using var session = host.Get<IDocumentStore>().QuerySession();
            if (await session.LoadAsync<ListedJourney>(journey, Cancellation) is { } listed) return listed;
            await timer.WaitForNextTickAsync(Cancellation);
        }
    }
}
