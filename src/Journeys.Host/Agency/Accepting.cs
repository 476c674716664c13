using System.Security.Cryptography;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Marten;
using Wolverine.Marten;

namespace Journeys.Host.Agency;

/// <summary>
/// Takes messages in, all or none: their receipts and durable envelopes are one commit. The same message again gives
/// the same receipt, whatever has become of its step since.
/// </summary>
public sealed class Accepting(
    IDocumentStore store, IMartenOutbox outbox, Receipts receipts, PersonalData personal, AgencyCatalogue agencies,
    AnswerAccepting answers, FactAccepting facts, JourneyClock clock)
{
    private readonly Dictionary<(string Source, Guid Id), AcceptedMessage> _taken = [];

    /// <summary>The receipts, in the order of the events; or the first problem, with the index of its event.</summary>
    public async Task<(IReadOnlyList<ReceiptShown> Receipts, Problem? Problem, int Index)> AcceptAsync(
        string agency, IReadOnlyList<CloudEvent> events, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        outbox.Enroll(session);
        foreach (var (index, @event) in events.Index())
            if (await TakeAsync(session, agencies.Find(agency)!, @event, cancellation) is { } problem)
                return ([], problem, index);
        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception e) when (Receipts.IsRepeat(e))
        {
            return ([], Problems.Busy(), 0);
        }

        return ([.. events.Select(e => ReceiptShown.Of(_taken[(e.Source, e.Id)].Receipt, e.Text))], null, 0);
    }

    private async Task<Problem?> TakeAsync(IDocumentSession session, AgencyEntry agency, CloudEvent @event, CancellationToken cancellation)
    {
        if (!agency.Owns(@event.Source)) return Problems.ForeignSource(agency.Source);
        var key = (@event.Source, @event.Id);
        var hash = personal.HashOf(@event.Text);
        if ((_taken.GetValueOrDefault(key) ?? await receipts.FindAsync(agency.Id, @event.Source, @event.Id.ToString(), cancellation)) is { } earlier)
        {
            _taken[key] = earlier;
            return CryptographicOperations.FixedTimeEquals(hash, earlier.Hash) ? null : Problems.OtherBody(@event.Id);
        }

        var now = clock.GetUtcNow();
        var receipt = Guid.CreateVersion7(now);
        var (message, problem) = await CheckAsync(session, agency, @event, receipt, now, cancellation);
        if (message is null) return problem;
        var answer = message as AnswerArrived;
        _taken[key] = new(
            new(receipt, agency.Id, @event.Source, @event.Id.ToString(), answer?.Journey, answer?.Bookmark, now, ReceiptStatus.Accepted, null), hash);
        Receipts.Add(session, _taken[key], message);
        await outbox.PublishAsync(message);
        return null;
    }

    private async Task<(object? Message, Problem? Problem)> CheckAsync(
        IDocumentSession session, AgencyEntry agency, CloudEvent @event, Guid receipt, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            return MessageType.FactIn(@event.Type) is { } fact
                ? await facts.CheckAsync(agency, fact, @event, receipt, now, cancellation)
                : await answers.CheckAsync(session, agency, @event, receipt, now, cancellation);
        }
        catch (SealException)
        {
            return (null, Problems.Erased());
        }
    }
}
