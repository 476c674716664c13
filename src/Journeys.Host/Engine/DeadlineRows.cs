using Journeys.Execution;
using Journeys.Law;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>When each journey's last days, reminders and retries come: a row for each, written in the commit that sets them.</summary>
public sealed class DeadlineRows(NpgsqlDataSource database)
{
    /// <summary>Replaces the rows of the deadlines that <paramref name="events"/> revised by those that <paramref name="after"/> calls for.</summary>
    public static void Queue(IDocumentSession session, Journey after, IReadOnlyList<IJourneyEvent> events, DateTimeOffset now)
    {
        var revised = events.OfType<DeadlinesRevised>().SelectMany(e => e.Deadlines).Select(d => d.Key).ToHashSet();
        // By another version the days may have other names, and other days.
        if (events.OfType<JourneyMigrated>().Any(m => m.State.Deadlines is not null))
        {
            session.QueueSqlCommand("DELETE FROM journeys.deadlines WHERE journey = ?", after.Id);
            revised = [.. after.Deadlines.Keys];
        }

        foreach (var key in revised)
        {
            session.QueueSqlCommand("DELETE FROM journeys.deadlines WHERE journey = ? AND key = ?", after.Id, key);
            foreach (var (mark, due) in Of(after.Deadlines[key], now))
                session.QueueSqlCommand(
                    "INSERT INTO journeys.deadlines (journey, key, mark, due_at, revision) VALUES (?, ?, ?, ?, ?)",
                    after.Id, key, mark.ToString(), due.ToUniversalTime(), after.Deadlines[key].Current.Revision);
        }
    }

    /// <summary>The next time that something comes due; null where nothing will.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT min(due_at) FROM journeys.deadlines");
        return await command.ExecuteScalarAsync(cancellation) is DateTime due ? new DateTimeOffset(due, TimeSpan.Zero) : null;
    }

    // A provisional or met day never fires, and nobody is reminded of a day that was set after the reminder's.
    internal static IEnumerable<(DeadlineMark Mark, DateTimeOffset Due)> Of(DeadlineState deadline, DateTimeOffset now)
    {
        var current = deadline.Current;
        if (current.Provisional || current.Met) yield break;
        if (current.At is { } at) yield return (EngineRows.MarkOfInstant(current), at);
        if (current.Date is not { } date || deadline.Missed) yield break;
        yield return (EngineRows.MarkOf(current), SwedishTime.EndOf(date));
        foreach (var reminder in current.Reminders.Distinct().Select(SwedishTime.StartOf).Where(r => r > now))
            yield return (DeadlineMark.Reminder, reminder);
    }
}
