using System.Globalization;
using System.Text.Json;
using Journeys.Chain;
using Journeys.Host.Chain;
using Journeys.Host.Tests.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Journeys.Host.Tests.Chain;

/// <summary>Roots over all journeys of a database, published by two hosts.</summary>
public sealed class PublishingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private string _database = "";
    private RunningHost _one = null!;
    private RunningHost _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("roots");
        _one = await RunningHost.StartAsync(_database);
        _other = await RunningHost.StartAsync(_database);
    }

    [Fact]
    public async Task Two_hosts_that_publish_at_once_make_one_chain()
    {
        var losses = Enumerable.Range(0, 8).Select(i => new Loss(i % 2 == 0 ? _one : _other)).ToList();
        foreach (var pair in losses.Chunk(2))
        {
            await Task.WhenAll([.. pair.Select(l => l.DiesAsync()), .. Both(), .. Both()]);
            await Task.WhenAll([.. pair.Select(l => l.AnswerAsync(Outcome.Approved)), .. Both()]);
        }

        await Task.WhenAll(Both());

        var found = await _one.Get<LogReading>().VerifyAsync(null, [], Cancellation);
        Assert.Empty(found.Differences);
        // The life event's own stream is one of them.
        Assert.Equal((9, 0), (found.Streams, found.Unpublished));
        Assert.InRange(found.Roots, 4, 100);
        Assert.Null(await _other.Get<RootPublisher>().PublishAsync(Cancellation));
    }

    [Fact]
    public async Task A_journey_removed_from_the_whole_database_is_missed_and_its_root_too()
    {
        var loss = new Loss(_one);
        await loss.DiesAsync();
        await new Loss(_one).DiesAsync();
        await Task.WhenAll(Both());
        await Scratch.QueryAsync(_database, $"DELETE FROM journeys.mt_events WHERE stream_id = '{loss.Journey}'; DELETE FROM journeys.mt_streams WHERE id = '{loss.Journey}'");

        var found = Assert.Single((await _one.Get<LogReading>().VerifyAsync(null, [], Cancellation)).Differences);

        Assert.Equal((DifferenceKind.MissingJourney, loss.Journey), (found.Kind, found.Journey!.Value));
    }

    [Fact]
    public async Task The_roots_are_public()
    {
        await new Loss(_one).DiesAsync();
        var first = await _one.Get<RootPublisher>().PublishAsync(Cancellation);
        await new Loss(_one).DiesAsync();
        var second = await _one.Get<RootPublisher>().PublishAsync(Cancellation);

        var all = JsonElement.Parse(await (await _other.Alba.Scenario(get => get.Get.Url("/log/roots"))).ReadAsTextAsync());
        var earlier = JsonElement.Parse(await (await _other.Alba.Scenario(get => get.Get.Url("/log/roots?before=2"))).ReadAsTextAsync());

        Assert.Equal([second!.Root.ToString(), first!.Root.ToString()], all.EnumerateArray().Select(r => r.GetProperty("root").GetString()));
        Assert.Equal((3, first.Hash.ToString()), (all[0].GetProperty("treeSize").GetInt64(), all[0].GetProperty("previous").GetString()));
        Assert.Equal(1, Assert.Single(earlier.EnumerateArray()).GetProperty("number").GetInt64());
    }

    [Fact]
    public async Task A_host_publishes_at_its_interval_and_says_so_in_its_log()
    {
        var line = new RootLine();
        await using var host = await RunningHost.StartAsync(
            await postgres.CreateDatabaseAsync("interval"), services => services.AddSingleton<ILogEventSink>(line), ("Journeys:Log:Interval", "00:00:00.1"));

        await new Loss(host).DiesAsync();

        var said = await line.Said.WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        var root = (await RootsAsync(host)).Last();
        Assert.Matches($"Root 1 over [12] streams: {root}", said.Replace("\"", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_is_checked_without_a_database_and_any_changed_byte_is_found()
    {
        var loss = new Loss(_one);
        await loss.DiesAsync();
        await Task.WhenAll(Both());
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat((await LinesAsync(null)).Select(l => LogJson.Write(l) + "\n")));

        Assert.Empty(Read(bytes));
        for (var at = 0; at < bytes.Length - 1; at += 7)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.NotEmpty(Read(changed));
        }
    }

    [Fact]
    public async Task One_journey_is_exported_with_its_proof_to_a_published_root()
    {
        var losses = Enumerable.Range(0, 3).Select(_ => new Loss(_one)).ToList();
        foreach (var loss in losses) await loss.DiesAsync();
        var root = (await _one.Get<RootPublisher>().PublishAsync(Cancellation))!;

        var lines = await LinesAsync(losses[1].Journey);

        Assert.Single(lines.OfType<InclusionProof>());
        Assert.All(lines.OfType<LoggedEvent>(), e => Assert.Equal(losses[1].Journey, e.Journey));
        var verifier = new LogVerifier();
        foreach (var line in lines) verifier.Add(line);
        Assert.Empty(verifier.Finish([root.Root]).Differences);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
    }

    private Task<LogRoot?>[] Both() => [.. new[] { _one, _other }.Select(host => Task.Run(() => host.Get<RootPublisher>().PublishAsync(Cancellation)))];

    private async Task<List<LogLine>> LinesAsync(Guid? journey)
    {
        var lines = new List<LogLine>();
        await foreach (var line in _one.Get<LogReading>().LinesAsync(journey, Cancellation)) lines.Add(line);
        return lines;
    }

    private static async Task<IEnumerable<string?>> RootsAsync(RunningHost host) =>
        JsonElement.Parse(await (await host.Alba.Scenario(get => get.Get.Url("/log/roots"))).ReadAsTextAsync())
            .EnumerateArray().Select(r => r.GetProperty("root").GetString());

    private static IReadOnlyList<Difference> Read(byte[] export)
    {
        using var reader = new StreamReader(new MemoryStream(export));
        return LogFile.Verify(reader, []).Differences;
    }

    /// <summary>Waits for the line about a root.</summary>
    private sealed class RootLine : ILogEventSink
    {
        private readonly TaskCompletionSource<string> _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Said => _said.Task;

        public void Emit(LogEvent logEvent)
        {
            var text = logEvent.RenderMessage(CultureInfo.InvariantCulture);
            if (text.StartsWith("Root ", StringComparison.Ordinal)) _said.TrySetResult(text);
        }
    }
}
