using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Analyst;
using Journeys.Host.Chain;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Engine;
using Journeys.Host.Tests.Storage;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Journeys.Host.Tests.Evolution;

/// <summary>
/// A stream that holds an event under an earlier name and in an earlier form: read, folded, projected, continued and verified
/// as any other. No event has had such a change yet, so the earlier form is this test's own.
/// </summary>
public sealed class UpcastTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Upcast Listed = new("facts_listed", typeof(FactsRecorded), old => new()
    {
        ["source"] = old["from"]!.DeepClone(),
        ["values"] = new JsonObject(old["facts"]!.AsArray().Select(f => KeyValuePair.Create(f!["path"]!.GetValue<string>(), f["is"]?.DeepClone()))),
    });

    private RunningHost _host = null!;
    private Loss _loss = null!;
    private Guid _copy;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync("upcast"), services => services.AddSingleton(Listed));
        _loss = new(_host);
        await _loss.DiesAsync();
        _copy = await StoredCopy.OfAsync(_host.Get<NpgsqlDataSource>(), _loss.Journey, AsThen);
    }

    [Fact]
    public async Task It_is_read_and_folded_as_what_it_means_today()
    {
        var (then, now) = (await ReadAsync(_copy), await ReadAsync(_loss.Journey));

        Assert.Contains(now.Events, e => e.Event is FactsRecorded);
        Assert.Equal(now.Events.Select(e => GoldenFiles.Written(e.Event)), then.Events.Select(e => GoldenFiles.Written(e.Event)));
        Assert.Equal(GoldenFiles.Written(now.Journey.As(_copy)), GoldenFiles.Written(then.Journey));
    }

    [Fact]
    public async Task Its_journey_goes_on_in_todays_form()
    {
        var submission = new SubmitTask("L4.1", _loss.Relative, "receipt-1", new(JsonSerializer.SerializeToElement(new { agreed = "yes" }), null)) { Now = Loss.Noon.AddDays(1) };

        var applied = await _host.Get<JourneyCommands>().SendAsync(_copy, submission, Cancellation);

        Assert.Contains(applied!.Events, e => e is FactsRecorded);
        Assert.Equal(GoldenFiles.Written((await ReadAsync(_copy)).Journey), GoldenFiles.Written(applied.Journey));
        Assert.Equal(1L, await CountAsync("facts_listed"));
    }

    [Fact]
    public async Task Analysts_list_it()
    {
        var store = _host.Get<IDocumentStore>();
        await store.WaitForNonStaleProjectionDataAsync(TimeSpan.FromMinutes(1));
        await using var session = store.QuerySession();

        var listed = await session.LoadAsync<ListedJourney>(_copy, Cancellation);

        Assert.NotNull(listed);
        Assert.Equal((await ReadAsync(_copy)).Version, listed.Events);
    }

    [Fact]
    public async Task What_is_hashed_and_exported_is_what_was_stored()
    {
        var log = _host.Get<LogReading>();
        var before = await HashesAsync(log);
        await ReadAsync(_copy);

        Assert.Equal(before, await HashesAsync(log));
        Assert.Contains(before, line => line.StartsWith("facts_listed {\"from\"", StringComparison.Ordinal));
        Assert.Empty((await log.VerifyAsync(null, [], Cancellation)).Differences);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static (string, JsonObject) AsThen(string name, JsonObject data) => name != "facts_recorded" ? (name, data) : ("facts_listed", new()
    {
        ["from"] = data["source"]!.DeepClone(),
        ["facts"] = new JsonArray([.. data["values"]!.AsObject().Select(f => new JsonObject { ["path"] = f.Key, ["is"] = f.Value?.DeepClone() })]),
    });

    private async Task<JourneyView> ReadAsync(Guid journey) => (await _host.Get<JourneyReader>().ReadAsync(journey, Cancellation))!;

    private async Task<List<string>> HashesAsync(LogReading log)
    {
        var hashes = new List<string>();
        await foreach (var line in log.LinesAsync(_copy, Cancellation))
            if (line is Journeys.Chain.LoggedEvent e) hashes.Add($"{e.Name} {e.Data} {e.Hash}");
        return hashes;
    }

    private async Task<long> CountAsync(string name)
    {
        await using var command = _host.Get<NpgsqlDataSource>().CreateCommand("SELECT count(*) FROM journeys.mt_events WHERE stream_id = $1 AND type = $2");
        command.Parameters.AddWithValue(_copy);
        command.Parameters.AddWithValue(name);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
