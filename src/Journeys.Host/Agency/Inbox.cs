using System.Text.Json.Nodes;
using Journeys.Host.Engine;
using Marten;
using Npgsql;

namespace Journeys.Host.Agency;

/// <summary>An agency's messages: handed out under a lock, at least once, a step's in their order.</summary>
public sealed class Inbox(NpgsqlDataSource database, InboxSignal signal, TimeProvider time)
{
    /// <summary>Adds a message with the session's commit, last in its step; one that is there already stays as it is.</summary>
    public void Queue(IDocumentSession session, AgencyMessage message, Guid id, JsonObject @event)
    {
        session.QueueSqlCommand($"""
            insert into {InboxTable.FullName} (id, agency, journey, instance, bookmark, sequence, event, enqueued, state, delivery_count)
            select ?, ?, ?, ?, ?, coalesce(max(sequence), 0) + 1, ?::json, ?, 'waiting', 0
            from {InboxTable.FullName} where journey = ? and instance = ? on conflict (id) do nothing
            """, id, message.Agency, message.Journey, message.Instance, (string)@event["subject"]!, @event.ToJsonString(AgencyJson.Options),
            time.GetUtcNow(), message.Journey, message.Instance);
        signal.RaiseAfterCommit(session, message.Agency);
    }

    /// <summary>Whether what was sent before these messages lies in the inbox, or was given up and is an operator's.</summary>
    public async Task<bool> HasAllAsync(AgencyMessages messages, IReadOnlyList<Guid> before, CancellationToken cancellation)
    {
        if (before.Count == 0) return true;
        await using var command = Command($"""
            select (select count(*) from {InboxTable.FullName} where id = any(@before)) = cardinality(@before)
              or exists (select from journeys.incidents where journey = @journey and agency = @agency and message = 'journeys.agency-messages.v1')
            """, messages.Agency);
        command.Parameters.AddWithValue("before", before.ToArray());
        command.Parameters.AddWithValue("journey", messages.Journey);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Locks and hands out up to <paramref name="max"/> messages, the oldest first; a step's next only when those before it are closed.</summary>
    public async Task<IReadOnlyList<InboxMessage>> TakeAsync(string agency, int max, TimeSpan lockFor, CancellationToken cancellation)
    {
        // Two consumers never get one row: a locked row is skipped, and one that changed meanwhile is looked at again.
        await using var command = Command($"""
            with taken as (
              select i.id from {InboxTable.FullName} i
              where i.agency = @agency and i.state = 'waiting' and (i.locked_until is null or i.locked_until <= @now)
                and not exists (select 1 from {InboxTable.FullName} e where e.journey = i.journey and e.instance = i.instance
                  and e.agency = i.agency and e.sequence < i.sequence and e.state = 'waiting')
              order by i.enqueued, i.id limit @max for update of i skip locked)
            update {InboxTable.FullName} i set lock_token = gen_random_uuid(), locked_until = @until, delivery_count = delivery_count + 1
            from taken where i.id = taken.id
            returning i.id, i.journey, i.lock_token, i.delivery_count, i.enqueued, i.event::text, i.sequence
            """, agency);
        command.Parameters.AddWithValue("max", max);
        command.Parameters.AddWithValue("until", time.GetUtcNow() + lockFor);
        var messages = new List<InboxMessage>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            messages.Add(new(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt32(3),
                await reader.GetFieldValueAsync<DateTimeOffset>(4, cancellation), reader.GetInt32(6), reader.GetString(5)));
        return [.. messages.OrderBy(m => m.Enqueued).ThenBy(m => m.Id)];
    }

    /// <summary>The messages are done; said again, it changes nothing.</summary>
    public Task<IReadOnlyDictionary<Guid, LockFate>> AcknowledgeAsync(string agency, Guid[] locks, CancellationToken cancellation) =>
        CloseAsync(agency, locks, "acknowledged", null, cancellation);

    /// <summary>The agency cannot take the messages: they are dead, with its reason, and hold up nothing.</summary>
    public Task<IReadOnlyDictionary<Guid, LockFate>> RejectAsync(string agency, Guid[] locks, string reason, CancellationToken cancellation) =>
        CloseAsync(agency, locks, "dead", reason, cancellation);

    /// <summary>The messages may be taken again at once.</summary>
    public Task<IReadOnlyDictionary<Guid, LockFate>> ReleaseAsync(string agency, Guid[] locks, CancellationToken cancellation) =>
        ChangeAsync(agency, locks, "set locked_until = @now", _ => { }, null, cancellation);

    public Task<IReadOnlyDictionary<Guid, LockFate>> RenewAsync(string agency, Guid[] locks, TimeSpan lockFor, CancellationToken cancellation) =>
        ChangeAsync(agency, locks, "set locked_until = @until", c => c.Parameters.AddWithValue("until", time.GetUtcNow() + lockFor), null, cancellation);

    public async Task<InboxDepth> DepthAsync(string agency, CancellationToken cancellation)
    {
        await using var command = Command($"""
            select count(*) filter (where state = 'waiting'), count(*) filter (where state = 'waiting' and locked_until > @now),
              count(*) filter (where state = 'dead'), min(enqueued) filter (where state = 'waiting')
            from {InboxTable.FullName} where agency = @agency and state in ('waiting', 'dead')
            """, agency);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2),
            await reader.IsDBNullAsync(3, cancellation) ? null : await reader.GetFieldValueAsync<DateTimeOffset>(3, cancellation));
    }

    private Task<IReadOnlyDictionary<Guid, LockFate>> CloseAsync(
        string agency, Guid[] locks, string state, string? reason, CancellationToken cancellation) =>
        ChangeAsync(agency, locks, "set state = @state, closed = @now, locked_until = null, reason = @reason", command =>
        {
            command.Parameters.AddWithValue("state", state);
            command.Parameters.Add(new NpgsqlParameter<string?>("reason", reason));
        }, state, cancellation);

    private async Task<IReadOnlyDictionary<Guid, LockFate>> ChangeAsync(
        string agency, Guid[] locks, string change, Action<NpgsqlCommand> bind, string? already, CancellationToken cancellation)
    {
        await using var command = Command($"""
            with mine as (select id, lock_token, state, state = 'waiting' and locked_until > @now as held
              from {InboxTable.FullName} where agency = @agency and lock_token = any(@locks) for update),
            changed as (update {InboxTable.FullName} i {change} from mine where i.id = mine.id and mine.held)
            select lock_token, held or state = @already from mine
            """, agency);
        command.Parameters.AddWithValue("locks", locks);
        command.Parameters.AddWithValue("already", already ?? "");
        bind(command);
        var fates = locks.Distinct().ToDictionary(l => l, _ => LockFate.Unknown);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            fates[reader.GetGuid(0)] = reader.GetBoolean(1) ? LockFate.Succeeded : LockFate.Lost;
        return fates;
    }

    private NpgsqlCommand Command(string sql, string agency)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue("agency", agency);
        command.Parameters.AddWithValue("now", time.GetUtcNow());
        return command;
    }
}
