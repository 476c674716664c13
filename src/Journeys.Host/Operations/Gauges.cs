using System.Diagnostics.Metrics;
using Journeys.Host.Engine;
using Npgsql;

namespace Journeys.Host.Operations;

/// <summary>
/// Depths and ages that only the database knows, read every half minute while metrics are sent: what waits in the
/// inbox and among the dead letters, each agency's messages, and the steps that wait for each agency by age.
/// </summary>
public sealed class Gauges(NpgsqlDataSource database, JourneyClock clock, TimeProvider real, ILogger<Gauges> logger) : BackgroundService
{
    private const string Sql = """
        SELECT 'journeys.messages.waiting', '', '', count(*)::float8 FROM wolverine.wolverine_incoming_envelopes WHERE status = 'Incoming'
        UNION ALL SELECT 'journeys.messages.dead', '', '', count(*) FROM wolverine.wolverine_dead_letters
        UNION ALL SELECT 'journeys.inbox.waiting', agency, '', count(*) FROM journeys.agency_inbox WHERE state = 'waiting' GROUP BY agency
        UNION ALL SELECT 'journeys.inbox.oldest', agency, '', extract(epoch FROM $2 - min(enqueued)) FROM journeys.agency_inbox WHERE state = 'waiting' GROUP BY agency
        UNION ALL SELECT 'journeys.steps.waiting', agency, age, count(*) FROM (
            SELECT w ->> 'agency' AS agency, CASE WHEN d < 7 THEN '0-6' WHEN d < 30 THEN '7-29' WHEN d < 90 THEN '30-89' ELSE '90-' END AS age
            FROM journeys.mt_doc_listedjourney j CROSS JOIN LATERAL jsonb_array_elements(j.data -> 'waits') w
              CROSS JOIN LATERAL (SELECT extract(day FROM $1 - (w ->> 'since')::timestamptz) AS d) a
            WHERE w ->> 'agency' IS NOT NULL) s GROUP BY agency, age
        """;

    internal const string Ready = "journeys.ready";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private IReadOnlyList<Reading> _latest = [];

    internal sealed record Reading(string Name, string Agency, string Age, double Value);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Tell("journeys.messages.waiting", "{message}", "Messages accepted and not yet handled");
        Tell("journeys.messages.dead", "{message}", "Messages among the dead letters");
        Tell("journeys.inbox.waiting", "{message}", "Messages that an agency has not acknowledged");
        Tell("journeys.inbox.oldest", "s", "Age of the oldest message that an agency has not acknowledged");
        Tell("journeys.steps.waiting", "{step}", "Steps that wait for an agency, by age in days");
        Tell(Ready, "{host}", "1 while the database answers this host, else 0");
        using var timer = new PeriodicTimer(Pause, real);
        try
        {
            do await ReadAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Reads all gauges now.</summary>
    internal async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            await using var command = database.CreateCommand(Sql);
            command.Parameters.AddWithValue(clock.GetUtcNow());
            command.Parameters.AddWithValue(real.GetUtcNow());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var read = new List<Reading> { new(Ready, "", "", 1) };
            while (await reader.ReadAsync(cancellation)) read.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetDouble(3)));
            _latest = read;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            _latest = [.. _latest.Where(r => r.Name != Ready), new(Ready, "", "", 0)];
            logger.LogWarning("Gauges could not be read ({Fault}); the next reading is in {Seconds} s", fault.GetType().Name, Pause.TotalSeconds);
        }
    }

    internal IEnumerable<Measurement<double>> Of(string name) => _latest.Where(r => r.Name == name).Select(r => new Measurement<double>(r.Value, Tags(r)));

    private void Tell(string name, string unit, string description) => Telemetry.Gauge(name, unit, description, () => Of(name));

    private static IEnumerable<KeyValuePair<string, object?>> Tags(Reading reading)
    {
        if (reading.Agency.Length > 0) yield return new("agency", reading.Agency);
        if (reading.Age.Length > 0) yield return new("age_days", reading.Age);
    }
}
