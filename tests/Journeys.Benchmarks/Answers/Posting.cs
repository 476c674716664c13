using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Journeys.Host.Engine;
using Journeys.Law;

namespace Journeys.Benchmarks.Answers;

/// <summary>A message of an agency before it is posted; its receipt and time come with the post.</summary>
internal sealed record Posted(string Agency, Guid? Journey, string? Bookmark, Func<Guid, DateTimeOffset, object> Message)
{
    public static Posted Of(OpenQuestion question) =>
        new(question.Agency, question.Journey, question.Bookmark, (receipt, at) => new AnswerArrived(
            question.Journey, question.Bookmark, Outcome.Approved, receipt, at, $"d-{receipt}", null, null, null, null, null, question.Data));
}

/// <summary>Clients that post to the engine, each its next message as soon as the last is acknowledged.</summary>
internal sealed class Posting(EngineHost engine)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Posts all and returns when the last is applied.</summary>
    public Task AllAsync(IReadOnlyList<Posted> messages) => RunAsync(8, messages);

    public async Task RunAsync(int clients, IReadOnlyList<Posted> messages)
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(
            () => ClientAsync([.. messages.Where((_, i) => i % clients == client)]))));
        await AppliedAsync([.. receipts.SelectMany(r => r)]);
    }

    private async Task<List<Guid>> ClientAsync(List<Posted> own)
    {
        var receipts = new List<Guid>(own.Count);
        foreach (var message in own)
        {
            var (id, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
            var receipt = new Receipt(
                id, message.Agency, $"/agencies/{message.Agency}", id.ToString(), message.Journey, message.Bookmark, now, ReceiptStatus.Accepted, null);
            var acceptance = await engine.Receipts.AcceptAsync(
                receipt, SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())), message.Message(id, now), default);
            if (acceptance.Kind != AcceptanceKind.New) throw new UnreachableException($"{id} was {acceptance.Kind}.");
            receipts.Add(id);
        }

        return receipts;
    }

    private async Task AppliedAsync(Guid[] receipts)
    {
        using var look = new PeriodicTimer(Look);
        for (var waiting = await WaitingAsync(receipts); waiting.Length > 0; waiting = await WaitingAsync(waiting))
            await look.WaitForNextTickAsync();
        await using var command = engine.Database.CreateCommand(
            "SELECT count(*) || ' ' || min(coalesce(reason, status)) FROM journeys.receipts WHERE receipt_id = ANY ($1) AND status <> 'Applied' HAVING count(*) > 0");
        command.Parameters.AddWithValue(receipts);
        if (await command.ExecuteScalarAsync() is string refused)
            throw new InvalidOperationException($"Of {receipts.Length} messages these were not applied: {refused}");
    }

    private async Task<Guid[]> WaitingAsync(Guid[] receipts)
    {
        await using var command = engine.Database.CreateCommand(
            "SELECT coalesce(array_agg(receipt_id), '{}') FROM journeys.receipts WHERE receipt_id = ANY ($1) AND status = 'Accepted'");
        command.Parameters.AddWithValue(receipts);
        return (Guid[])(await command.ExecuteScalarAsync())!;
    }
}
