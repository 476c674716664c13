using System.Collections.Concurrent;
using Npgsql;

namespace Journeys.Host.Citizen;

/// <summary>How long agencies have taken, in the latest answers of each life event: days from question to final answer, the median. No journey is told apart.</summary>
public sealed class ObservedTimes(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Fewer answers than this say nothing, and could be somebody's.</summary>
    public const int Fewest = 5;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (long At, IReadOnlyDictionary<string, double> Days)> _known = new();

    /// <summary>By agency and service: <c>skatteverket/family</c>.</summary>
    public async Task<IReadOnlyDictionary<string, double>> OfAsync(string definition, CancellationToken cancellation)
    {
        if (_known.TryGetValue(definition, out var known) && time.GetElapsedTime(known.At) < Fresh) return known.Days;
        var days = await ReadAsync(definition, cancellation);
        _known[definition] = (time.GetTimestamp(), days);
        return days;
    }

    private async Task<IReadOnlyDictionary<string, double>> ReadAsync(string definition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            WITH latest AS (SELECT id FROM journeys.mt_doc_journey WHERE data ->> 'definition' = $1 ORDER BY data ->> 'startedAt' DESC LIMIT 1000)
            SELECT a.data ->> 'agency', a.data ->> 'service',
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM b.timestamp - a.timestamp) / 86400.0)
            FROM latest
            JOIN journeys.mt_events a ON a.stream_id = latest.id AND a.type = 'agency_asked' AND (a.data ->> 'attempt')::int = 1
            JOIN journeys.mt_events b ON b.stream_id = latest.id AND b.type = 'answer_recorded' AND b.data ->> 'bookmark' = a.data ->> 'bookmark'
                 AND b.data ->> 'outcome' NOT IN ('Received', 'Delayed', 'Forwarded', 'NeedsInfo', 'Unavailable', 'Corrected', 'Annulled', 'Declined')
            GROUP BY 1, 2 HAVING count(*) >= $2
            """);
        command.Parameters.AddWithValue(definition);
        command.Parameters.AddWithValue(Fewest);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var days = new Dictionary<string, double>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation)) days[$"{reader.GetString(0)}/{reader.GetString(1)}"] = reader.GetDouble(2);
        return days;
    }
}
