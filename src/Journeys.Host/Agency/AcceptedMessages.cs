using Journeys.Host.Engine;
using Marten;
using Npgsql;

namespace Journeys.Host.Agency;

/// <summary>A message that is safe already, with the keyed hash of its body.</summary>
public sealed record AcceptedMessage(Receipt Receipt, byte[] Hash);

/// <summary>The receipts of agencies' messages, unique by agency, source and message id.</summary>
public sealed class AcceptedMessages(NpgsqlDataSource database)
{
    private const string Columns = "receipt_id, agency, source, message_id, journey, bookmark, received_at, status, reason, hash";

    public Task<AcceptedMessage?> FindAsync(string agency, string source, Guid message, CancellationToken cancellation) =>
        FindAsync("agency = $1 and message_id = $2 and source = $3", [agency, message.ToString(), source], cancellation);

    /// <summary>By the agency's own message id; the latest, where several of its systems used it.</summary>
    public Task<AcceptedMessage?> FindAsync(string agency, Guid message, CancellationToken cancellation) =>
        FindAsync("agency = $1 and message_id = $2", [agency, message.ToString()], cancellation);

    /// <summary>Written with the session's other work, in one commit; a second one of the same message breaks that commit.</summary>
    public static void Add(IDocumentSession session, AcceptedMessage accepted)
    {
        var receipt = accepted.Receipt;
        session.QueueSqlCommand(
            $"insert into journeys.receipts ({Columns}) values (?, ?, ?, ?, ?, ?, ?, ?, null, ?)",
            receipt.Id, receipt.Agency, receipt.Source, receipt.MessageId, (object?)receipt.Journey ?? DBNull.Value,
            (object?)receipt.Bookmark ?? DBNull.Value, receipt.ReceivedAt.ToUniversalTime(), receipt.Status.ToString(), accepted.Hash);
    }

    private async Task<AcceptedMessage?> FindAsync(string where, string[] values, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"select {Columns} from journeys.receipts where {where} order by received_at desc limit 1");
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;
        var receipt = new Receipt(
            reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
            await reader.GetFieldValueAsync<Guid?>(4, cancellation), await TextAsync(reader, 5, cancellation),
            await reader.GetFieldValueAsync<DateTimeOffset>(6, cancellation), Enum.Parse<ReceiptStatus>(reader.GetString(7)),
            await TextAsync(reader, 8, cancellation));
        return new(receipt, await reader.GetFieldValueAsync<byte[]>(9, cancellation));
    }

    private static async Task<string?> TextAsync(NpgsqlDataReader reader, int column, CancellationToken cancellation) =>
        await reader.IsDBNullAsync(column, cancellation) ? null : reader.GetString(column);
}
