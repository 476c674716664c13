using Marten;
using Marten.Exceptions;
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
        session.QueueSqlCommand(
            $"INSERT INTO journeys.receipts ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, 'Accepted', NULL, ?)",
            receipt.Id, receipt.Agency, receipt.Source, receipt.MessageId, (object?)receipt.Journey ?? DBNull.Value,
            (object?)receipt.Bookmark ?? DBNull.Value, receipt.ReceivedAt.ToUniversalTime(), hash);
        await outbox.PublishAsync(message);
        try
        {
            await session.SaveChangesAsync(cancellation);
            return new(receipt, AcceptanceKind.New);
        }
        catch (Exception fault) when (IsRepeat(fault))
        {
            return await EarlierAsync(receipt, hash, cancellation);
        }
    }

    /// <summary>The receipt, if it is the agency's.</summary>
    public async Task<Receipt?> FindAsync(string agency, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"SELECT {Columns} FROM journeys.receipts WHERE agency = $1 AND receipt_id = $2");
        command.Parameters.AddWithValue(agency);
        command.Parameters.AddWithValue(id);
        return (await ReadAsync(command, cancellation))?.Receipt;
    }

    /// <summary>The agency's receipt by its own message id; the latest, where several of its sources used it.</summary>
    public async Task<Receipt?> FindAsync(string agency, string messageId, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"SELECT {Columns} FROM journeys.receipts WHERE agency = $1 AND message_id = $2 ORDER BY received_at DESC LIMIT 1");
        command.Parameters.AddWithValue(agency);
        command.Parameters.AddWithValue(messageId);
        return (await ReadAsync(command, cancellation))?.Receipt;
    }

    internal static void Queue(IDocumentSession session, Guid receipt, ReceiptStatus status, string? reason, Guid? journey) =>
        session.QueueSqlCommand(
            "UPDATE journeys.receipts SET status = ?, reason = ?, journey = coalesce(?, journey) WHERE receipt_id = ?",
            status.ToString(), (object?)reason ?? DBNull.Value, (object?)journey ?? DBNull.Value, receipt);

    private async Task<Acceptance> EarlierAsync(Receipt receipt, byte[] hash, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"SELECT {Columns} FROM journeys.receipts WHERE agency = $1 AND source = $2 AND message_id = $3");
        foreach (var key in (string[])[receipt.Agency, receipt.Source, receipt.MessageId]) command.Parameters.AddWithValue(key);
        var (earlier, known) = await ReadAsync(command, cancellation)
            ?? throw new InvalidOperationException($"The receipt of message {receipt.MessageId} exists and cannot be read. Send the message again.");
        return new(earlier, known.AsSpan().SequenceEqual(hash) ? AcceptanceKind.Repeated : AcceptanceKind.OtherBody);
    }

    private static async Task<(Receipt Receipt, byte[] Hash)?> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        return (new(
            reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetGuid(4), reader.IsDBNull(5) ? null : reader.GetString(5),
            await reader.GetFieldValueAsync<DateTimeOffset>(6, cancellation), Enum.Parse<ReceiptStatus>(reader.GetString(7)),
            reader.IsDBNull(8) ? null : reader.GetString(8)), reader.GetFieldValue<byte[]>(9));
    }

    private static bool IsRepeat(Exception fault) =>
        (fault as PostgresException ?? (fault as MartenCommandException)?.InnerException as PostgresException)
        is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "receipts_message" };
}
