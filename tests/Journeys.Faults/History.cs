using Npgsql;

namespace Journeys.Faults;

/// <summary>What the streams, the inboxes and the agencies' ledgers say together, once all is over. Each difference is a line.</summary>
internal sealed class History(NpgsqlDataSource database, LedgerFiles ledgers)
{
    public async Task<IReadOnlyList<string>> DifferencesAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        found.AddRange(await RowsAsync(Gaps, cancellation));
        found.AddRange(await RowsAsync(TwiceSubmitted, cancellation));
        found.AddRange(await RowsAsync(TwiceDispatched, cancellation));
        found.AddRange(await RowsAsync(NeverDispatched, cancellation));
        found.AddRange(await RowsAsync(NotApplied, cancellation));
        found.AddRange(await RowsAsync(NotEnded, cancellation));
        found.AddRange(await AnswersAsync(cancellation));
        found.AddRange(await RequestsAsync(cancellation));
        return found;
    }

    private const string Gaps = """
        SELECT 'stream ' || s.id || ': version ' || s.version || ', but ' || count(e.*) || ' events up to ' || max(e.version)
        FROM journeys.mt_streams s LEFT JOIN journeys.mt_events e ON e.stream_id = s.id
        GROUP BY s.id, s.version HAVING count(e.*) <> s.version OR max(e.version) <> s.version OR min(e.version) <> 1
        """;

    private const string TwiceSubmitted = """
        SELECT 'task ' || (data->>'bookmark') || ' of ' || stream_id || ' was submitted ' || count(*) || ' times'
        FROM journeys.mt_events WHERE type = 'task_submitted' GROUP BY stream_id, data->>'bookmark' HAVING count(*) > 1
        """;

    // The verb is part of the message's type; the sequence orders an instance's messages.
    private const string TwiceDispatched = """
        SELECT 'request ' || bookmark || ' of ' || journey || ' was dispatched under ' || count(DISTINCT id) || ' ids for ' ||
               (SELECT count(*) FROM journeys.mt_events e WHERE e.stream_id = i.journey AND e.type IN ('agency_asked', 'agency_told') AND e.data->>'bookmark' = i.bookmark) || ' events'
        FROM journeys.agency_inbox i GROUP BY journey, bookmark
        HAVING count(DISTINCT id) > (SELECT count(*) FROM journeys.mt_events e WHERE e.stream_id = i.journey AND e.type IN ('agency_asked', 'agency_told') AND e.data->>'bookmark' = i.bookmark)
        """;

    private const string NeverDispatched = """
        SELECT 'request ' || (e.data->>'bookmark') || ' of ' || e.stream_id || ' never reached ' || (e.data->>'agency')
        FROM journeys.mt_events e WHERE e.type IN ('agency_asked', 'agency_told')
          AND NOT EXISTS (SELECT FROM journeys.agency_inbox i WHERE i.journey = e.stream_id AND i.bookmark = e.data->>'bookmark' AND i.agency = e.data->>'agency')
        """;

    private const string NotApplied = """
        SELECT 'message ' || message_id || ' of ' || agency || ' at ' || coalesce(bookmark, '(fact)') || ' is ' || status || coalesce(': ' || reason, '')
        FROM journeys.receipts WHERE status <> 'Applied'
        """;

    private const string NotEnded = """
        SELECT 'journey ' || id || ' is ' || coalesce(data->>'status', 'Running') || ', waiting at ' || (SELECT string_agg(k, ', ') FROM jsonb_object_keys(data->'bookmarks') k)
        FROM journeys.mt_doc_journey WHERE data->>'status' IS DISTINCT FROM 'Ended'
        """;

    private const string Answers = """
        SELECT stream_id || ' ' || (data->>'bookmark') || ' ' || (data->>'outcome') FROM journeys.mt_events WHERE type = 'answer_recorded'
        """;

    /// <summary>Every answer that was acknowledged to an agency stands once in its stream, and no other does.</summary>
    private async Task<IEnumerable<string>> AnswersAsync(CancellationToken cancellation)
    {
        var recorded = (await RowsAsync(Answers, cancellation)).GroupBy(a => a).ToDictionary(g => g.Key, g => g.Count());
        var lines = ledgers.Lines();
        var posted = lines.Where(l => l.Act == "Posted").Select(l => l.Message).ToHashSet();
        var acknowledged = lines.SelectMany(l => l.Plans).DistinctBy(p => p.Id).Where(p => posted.Contains(p.Id) && p.Bookmark is not null)
            .GroupBy(p => $"{p.Journey} {p.Bookmark} {p.Outcome}").ToDictionary(g => g.Key, g => g.Count());
        return recorded.Keys.Union(acknowledged.Keys)
            .Where(a => recorded.GetValueOrDefault(a) != acknowledged.GetValueOrDefault(a))
            .Select(a => $"answer {a}: acknowledged {acknowledged.GetValueOrDefault(a)} times, recorded {recorded.GetValueOrDefault(a)} times");
    }

    /// <summary>Every message in an inbox was received by its agency under that id, and no other was.</summary>
    private async Task<IEnumerable<string>> RequestsAsync(CancellationToken cancellation)
    {
        var sent = await RowsAsync("SELECT agency || ' ' || id FROM journeys.agency_inbox", cancellation);
        var received = ledgers.Lines().Where(l => l.Act == "Received").Select(l => $"{l.Agency} {l.Message}").ToList();
        return [
            .. sent.Except(received).Select(m => $"message {m} was never received"),
            .. received.Except(sent).Select(m => $"message {m} was received and is in no inbox"),
            .. received.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => $"message {g.Key} was taken into the ledger {g.Count()} times")];
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancellation)) rows.Add(reader.GetString(0));
        return rows;
    }
}
