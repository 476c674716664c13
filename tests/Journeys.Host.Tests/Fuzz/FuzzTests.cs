using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Limits;
using Npgsql;

namespace Journeys.Host.Tests.Fuzz;

#pragma warning disable CA5394 // repeatable, not secret

/// <summary>
/// Bent requests to every endpoint: each is answered by a success, a redirect, a problem or a page, never by a fault of ours,
/// and nothing is half written. <c>JOURNEYS_FUZZ=100000</c> is the long run, <c>JOURNEYS_FUZZ_SEED</c> repeats one.
/// </summary>
public sealed class FuzzTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int AtOnce = 4;
    private static readonly int Count = Setting("JOURNEYS_FUZZ", 2500);
    private static readonly int Seed = Setting("JOURNEYS_FUZZ_SEED", Random.Shared.Next(1_000_000));
    private readonly ConcurrentDictionary<string, byte> _acknowledged = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly Dictionary<Sender, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _senders = [];
    private readonly List<IDisposable> _open = [];
    private CitizenHost _host = null!;
    private Requests _requests = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        string[] wide = ["TokenPerMinute", "PersonPerMinute", "AddressPerMinute", "WrongTokensPerMinute", "LivePerPerson"];
        _host = new(postgres) { Settings = [.. wide.Select(w => ($"Journeys:Limits:{w}", "100000000"))] };
        await _host.InitializeAsync();
        _senders[Sender.Register] = await AgencyAsync("skatteverket");
        _senders[Sender.Police] = await AgencyAsync("polismyndigheten");
        var tokens = new Dictionary<Sender, string>();
        foreach (var (who, persona, page) in new[] { (Sender.Sofia, "sofia", $"/sv/journey/{_host.Journey}/task/B09.1"), (Sender.Operator, "operator", "/sv/operations/incidents"), (Sender.Analyst, "analyst", "/sv/analyst/journeys") })
        {
            var visitor = await Visitor.AsAsync(_host, persona);
            _open.Add(visitor);
            tokens[who] = Visitor.TokenIn((await visitor.GetAsync(page)).Page);
            _senders[who] = visitor.SendAsync;
        }

        var stranger = new Visitor(_host.Address);
        _open.Add(stranger);
        _senders[Sender.Nobody] = stranger.SendAsync;
        _requests = new(_host.Journey, await PseudonymAsync(), tokens);
    }

    [Fact]
    public async Task Whatever_comes_the_answer_is_ours_to_give_and_nothing_is_half_written()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}, {Count} requests");
        var before = await NumberAsync("SELECT count(*) FROM journeys.receipts");
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (at, _) => await TryAsync(at));
        await _host.Get<Stillness>().WaitAsync(Cancellation);
        TestContext.Current.TestOutputHelper.WriteLine(string.Join(", ", _answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));

        Assert.True(_wrong.IsEmpty, $"JOURNEYS_FUZZ_SEED={Seed}:{Environment.NewLine}{string.Join(Environment.NewLine, _wrong.Take(20))}");
        Assert.True(_acknowledged.Count > Count / 100, "Hardly anything was taken: the right requests are wrong.");
        Assert.Equal(_acknowledged.Count, await NumberAsync("SELECT count(*) FROM journeys.receipts") - before);
        foreach (var (what, sql) in HalfWritten)
            Assert.True(await NumberAsync(sql) == 0, $"JOURNEYS_FUZZ_SEED={Seed}: {what}{Environment.NewLine}{await TextAsync(Stateless)}");
    }

    public async ValueTask DisposeAsync()
    {
        _open.ForEach(o => o.Dispose());
        await _host.DisposeAsync();
    }

    private static readonly (string What, string Sql)[] HalfWritten =
    [
        ("a receipt whose message was never handled", "SELECT count(*) FROM journeys.receipts WHERE status = 'Accepted'"),
        ("a message that could not be applied", "SELECT count(*) FROM wolverine.wolverine_dead_letters"),
        ("a message that waits", "SELECT count(*) FROM wolverine.wolverine_incoming_envelopes WHERE status = 'Incoming'"),
        ("a message that was not sent", "SELECT count(*) FROM wolverine.wolverine_outgoing_envelopes"),
        ("a stream with a gap", "SELECT count(*) FROM journeys.mt_streams s WHERE s.version <> (SELECT count(*) FROM journeys.mt_events e WHERE e.stream_id = s.id)"),
        // Nothing was written to Marten's own tombstone stream, which a lost race leaves; a life event's versions are no journey.
        ("a stream without state", "SELECT count(*) FROM journeys.mt_streams s LEFT JOIN journeys.mt_doc_journey d ON d.id = s.id WHERE d.id IS NULL AND s.version > 0 AND s.id NOT IN (SELECT stream_id FROM journeys.mt_events WHERE type = 'definition_drafted')"),
        ("an applied receipt of no journey", "SELECT count(*) FROM journeys.receipts r LEFT JOIN journeys.mt_streams s ON s.id = r.journey WHERE r.status = 'Applied' AND s.id IS NULL"),
    ];

    private async Task TryAsync(int at)
    {
        var random = new Random(unchecked(Seed * 7919 + at));
        var right = _requests.Next(random);
        var attempt = random.Next(4) == 0 ? right : Bending.Bend(right, random);
        HttpRequestMessage request;
        try
        {
            request = attempt.Request();
        }
        catch (UriFormatException)
        {
            return; // no client can send it
        }

        using (request)
        {
            using var answer = await SentAsync(at, attempt, request);
            if (answer is null) return;
            _answers.AddOrUpdate((int)answer.StatusCode, 1, (_, n) => n + 1);
            var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync(Cancellation);
            if (Wrong(attempt, answer, text) is { } wrong) _wrong.Enqueue($"#{at} {(int)answer.StatusCode} {wrong} {attempt}");
            if (attempt.IsMessage && answer.StatusCode == HttpStatusCode.Accepted) Acknowledge(text);
        }
    }

    /// <summary>Null where nothing is told to an open page, or the connection broke, which is wrong.</summary>
    private async Task<HttpResponseMessage?> SentAsync(int at, Attempt attempt, HttpRequestMessage request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var live = attempt.Path.Contains("/changes", StringComparison.Ordinal);
        patience.CancelAfter(TimeSpan.FromSeconds(live ? 1 : 60));
        try
        {
            return await _senders[attempt.By](request, patience.Token);
        }
        catch (OperationCanceledException) when (live && !Cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException && !Cancellation.IsCancellationRequested)
        {
            _wrong.Enqueue($"#{at} no answer ({broken.Message}): {attempt}");
            return null;
        }
    }

    private static string? Wrong(Attempt attempt, HttpResponseMessage answer, string text)
    {
        var (status, type) = ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
        if (status >= 500 && status != 503) return "a fault of ours:";
        if (status < 400) return null;
        // As the client sends it, without dots; a zero byte the server itself refuses.
        var path = new Uri(new Uri("http://host"), attempt.Path).AbsolutePath;
        if (path.Contains("%00", StringComparison.Ordinal)) return null;
        if (path.StartsWith("/agency/", StringComparison.Ordinal)) return type == "application/problem+json" ? null : "no problem:";
        var page = path.Length > 3 && path[3] == '/' && path[1..3] is "sv" or "en" && status != 401;
        return page && !(type == "text/html" && text.Contains("<h1", StringComparison.Ordinal)) ? "no page:" : null;
    }

    private void Acknowledge(string text)
    {
        foreach (var receipt in JsonNode.Parse(text) switch { JsonArray all => all.ToList(), var one => [one] })
            _acknowledged.TryAdd((string)receipt!["receiptId"]!, 0);
    }

    private async Task<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> AgencyAsync(string agency)
    {
        var client = _host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await _host.Get<AgencyTokens>().IssueAsync(agency, "fuzz", 1, Cancellation)).ToString());
        _open.Add(client);
        return client.SendAsync;
    }

    private async Task<string> PseudonymAsync()
    {
        await using var source = NpgsqlDataSource.Create(_host.Database);
        while (true)
        {
            await using var command = source.CreateCommand("SELECT data ->> 'pseudonym' FROM journeys.mt_doc_listedjourney LIMIT 1");
            if (await command.ExecuteScalarAsync(Cancellation) is string pseudonym) return pseudonym;
        }
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_host.Database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    // What tells the most of what went wrong.
    private const string Stateless = """
        SELECT string_agg(concat_ws(' ', s.id, s.version, s.is_archived, (SELECT string_agg(e.type, ',') FROM (SELECT type FROM journeys.mt_events e WHERE e.stream_id = s.id ORDER BY version LIMIT 5) e),
          (SELECT string_agg(r.status || ':' || coalesce(r.reason, ''), ',') FROM journeys.receipts r WHERE r.journey = s.id)), chr(10))
        FROM journeys.mt_streams s LEFT JOIN journeys.mt_doc_journey d ON d.id = s.id WHERE d.id IS NULL
        """;

    private async Task<string?> TextAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_host.Database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation) as string;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
