using Journeys.Benchmarks.Answers;
using Journeys.Host.Engine;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>What the database holds, in bytes with indexes and long values.</summary>
internal sealed record Stored(long Events, long States, long Agencies, long Rest)
{
    public long All => Events + States + Agencies + Rest;

    public static Stored operator -(Stored a, Stored b) => new(a.Events - b.Events, a.States - b.States, a.Agencies - b.Agencies, a.Rest - b.Rest);

    /// <summary>What there is before something is measured: free space that earlier work left is given back first.</summary>
    public static async Task<Stored> BeforeAsync(EngineHost host)
    {
        await using (var vacuum = host.Database.CreateCommand("VACUUM")) await vacuum.ExecuteNonQueryAsync();
        return await InAsync(host);
    }

    public static async Task<Stored> InAsync(EngineHost host)
    {
        await using var command = host.Database.CreateCommand("""
            SELECT coalesce(sum(size) FILTER (WHERE relname IN ('mt_events', 'mt_streams')), 0)::bigint, coalesce(sum(size) FILTER (WHERE relname = 'mt_doc_journey'), 0)::bigint,
                   coalesce(sum(size) FILTER (WHERE relname = 'agency_inbox'), 0)::bigint,
                   coalesce(sum(size) FILTER (WHERE relname NOT IN ('mt_events', 'mt_streams', 'mt_doc_journey', 'agency_inbox')), 0)::bigint
            FROM (SELECT relname, pg_total_relation_size(c.oid) AS size FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE relkind = 'r' AND nspname IN ('journeys', 'wolverine', 'vault')) t
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    /// <summary>What is not in order: a journey that has not ended or is not as it was decided, an incident.</summary>
    public static async Task<IReadOnlyList<string>> WrongAsync(EngineHost host, IReadOnlyDictionary<Guid, int> events)
    {
        await using var command = host.Database.CreateCommand("""
            SELECT s.id, s.version, d.data ->> 'status', jsonb_array_length(d.data -> 'incidents')
            FROM journeys.mt_streams s LEFT JOIN journeys.mt_doc_journey d ON d.id = s.id WHERE s.id = ANY ($1)
            """);
        command.Parameters.AddWithValue(events.Keys.ToArray());
        var (wrong, found) = (new List<string>(), new HashSet<Guid>());
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                var (id, version, status, incidents) = (reader.GetGuid(0), reader.GetInt64(1), reader.IsDBNull(2) ? "without a state" : reader.GetString(2), reader.IsDBNull(3) ? 0 : reader.GetInt32(3));
                found.Add(id);
                if (version != events[id] || status != "Ended" || incidents > 0)
                    wrong.Add($"{id}: {status}, {version} events where {events[id]} were decided, {incidents} incidents");
            }

        wrong.AddRange(events.Keys.Where(id => !found.Contains(id)).Select(id => $"{id}: never begun"));
        wrong.AddRange((await host.Get<Incidents>().OpenAsync(default)).Select(i => $"{i.Journey}: incident at {i.Step}: {i.Fault}"));
        return wrong;
    }
}
