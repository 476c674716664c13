using Journeys.Execution;
using Marten;
using Marten.Linq;
using Npgsql;

namespace Journeys.Host.Analyst;

/// <summary>What an analyst chose to see; null means any. <paramref name="Page"/> counts from 1.</summary>
public sealed record ListChoice(string? Definition, JourneyStatus? Status, string? Agency, int Page);

/// <summary>A page of the list, how many there are in all, and how far the list had come.</summary>
public sealed record ListedPage(IReadOnlyList<ListedJourney> Journeys, long Count, ListFreshness Freshness);

/// <summary>How many events the list lacks, and when the last one that it holds happened; null where there is none.</summary>
public sealed record ListFreshness(long Behind, DateTimeOffset? Last);

/// <summary>Reads the analysts' list.</summary>
public sealed class ListedJourneys(IDocumentStore store, NpgsqlDataSource database)
{
    public const int PageSize = 50;

    public async Task<ListedPage> ReadAsync(ListChoice choice, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        IQueryable<ListedJourney> query = session.Query<ListedJourney>().Stats(out QueryStatistics stats);
        if (choice.Definition is { } definition) query = query.Where(j => j.Definition == definition);
        if (choice.Status is { } status) query = query.Where(j => j.Status == status);
        if (choice.Agency is { } agency) query = query.Where(j => j.Agencies.Contains(agency));
        var found = await query.OrderByDescending(j => j.LastAt).ThenBy(j => j.Pseudonym)
            .Skip((choice.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new(found, stats.TotalResults, await FreshnessAsync(cancellation));
    }

    /// <summary>The journey of a pseudonym; null where there is none.</summary>
    public async Task<ListedJourney?> FindAsync(string pseudonym, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.Query<ListedJourney>().FirstOrDefaultAsync(j => j.Pseudonym == pseudonym, cancellation);
    }

    private async Task<ListFreshness> FreshnessAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            SELECT (SELECT count(*) FROM journeys.mt_events WHERE seq_id > at.seq), (SELECT max(timestamp) FROM journeys.mt_events WHERE seq_id = at.seq)
            FROM (SELECT coalesce(max(last_seq_id), 0) AS seq FROM journeys.mt_event_progression WHERE name LIKE 'ListedJourney:%') AS at
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), await reader.GetFieldValueAsync<DateTimeOffset?>(1, cancellation));
    }
}
