using Journeys.Host.Storage;
using Marten;
using Npgsql;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Journeys.Host.Engine;

/// <summary>Accepts messages: the receipt and the durable message in one commit. Tells afterwards what came of them.</summary>
public sealed class Receipts(IDocumentStore store, IWolverineRuntime runtime, NpgsqlDataSource database)
{
    private const string Columns = "receipt_id, agency, source, message_id, journey, bookmark, received_at, status, reason, hash";

    /// <summary>Accepts a message once. <paramref name="hash"/> is a keyed hash of its body, which tells a repeat from another message.</summary>
    public async Task<Acceptance> AcceptAsync(Receipt receipt, byte[] hash, object message, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var outbox = new MartenOutbox(runtime, session);
        Add(session, new(receipt, hash), message);
        await outbox.PublishAsync(message);
        try
        {
            await session.SaveChangesAsync(cancellation);
            return new(receipt, AcceptanceKind.New);
        }
        catch (Exception fault) when (IsRepeat(fault))
        {
            var earlier = await FindAsync(receipt.Agency, receipt.Source, receipt.MessageId, cancellation)
                ?? throw new InvalidOperationException($"The receipt of message {receipt.MessageId} exists and cannot be read. Send the message again.");
            return new(earlier.Receipt, earlier.Hash.AsSpan().SequenceEqual(hash) ? AcceptanceKind.Repeated : AcceptanceKind.OtherBody);
        }
    }

    /// <summary>Written with the session's other work, in one commit; a second one of the same message breaks that commit (<see cref="IsRepeat"/>).</summary>
    public static void Add(IDocumentSession session, AcceptedMessage accepted, object message)
    {
        var receipt = accepted.Receipt;
        session.QueueSqlCommand(
            $"INSERT INTO journeys.receipts ({Columns}, about, number) VALUES (?, ?, ?, ?, ?, ?, ?, 'Accepted', NULL, ?, ?, nextval('{Tables.ReceiptNumbers}'))",
            receipt.Id, receipt.Agency, receipt.Source, receipt.MessageId, (object?)receipt.Journey ?? DBNull.Value,
            (object?)receipt.Bookmark ?? DBNull.Value, receipt.ReceivedAt.ToUniversalTime(), accepted.Hash, Turns.LineOf(message));
    }

    /// <summary>The receipt, if it is the agency's.</summary>
    public async Task<Receipt?> FindAsync(string agency, Guid id, CancellationToken cancellation) =>
        (await ReadAsync("agency = $1 AND receipt_id = $2", [agency, id], cancellation))?.Receipt;

    /// <summary>The agency's message by its own id; the latest, where several of its sources used it.</summary>
    public Task<AcceptedMessage?> FindAsync(string agency, string messageId, CancellationToken cancellation) =>
        ReadAsync("agency = $1 AND message_id = $2", [agency, messageId], cancellation);

    /// <summary>The one message of this source and id.</summary>
    public Task<AcceptedMessage?> FindAsync(string agency, string source, string messageId, CancellationToken cancellation) =>
        ReadAsync("agency = $1 AND source = $2 AND message_id = $3", [agency, source, messageId], cancellation);

    /// <summary>Whether a commit broke since the same message is accepted already.</summary>
    public static bool IsRepeat(Exception? fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "receipts_message" }
        || (fault is not null && IsRepeat(fault.InnerException));

    /// <summary>
    /// What came of a message. Applied stays Applied: a message whose commit was in doubt, or that another host took over
    /// from one that lived, is handled again, finds itself known, and must not say so of itself.
    /// </summary>
    internal static void Queue(IDocumentSession session, Guid receipt, ReceiptStatus status, string? reason, Guid? journey) =>
        session.QueueSqlCommand(
            "UPDATE journeys.receipts SET status = ?, reason = ?, journey = coalesce(?, journey) WHERE receipt_id = ? AND status <> 'Applied'",
            status.ToString(), (object?)reason ?? DBNull.Value, (object?)journey ?? DBNull.Value, receipt);

    private async Task<AcceptedMessage?> ReadAsync(string where, object[] values, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"SELECT {Columns} FROM journeys.receipts WHERE {where} ORDER BY received_at DESC LIMIT 1");
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        return new(
            new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.IsDBNull(5) ? null : reader.GetString(5),
                await reader.GetFieldValueAsync<DateTimeOffset>(6, cancellation), Enum.Parse<ReceiptStatus>(reader.GetString(7)),
                reader.IsDBNull(8) ? null : reader.GetString(8)),
            reader.GetFieldValue<byte[]>(9));
    }
}
