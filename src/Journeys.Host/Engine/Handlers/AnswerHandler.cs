using Journeys.Execution;
using Marten;
using Wolverine;

namespace Journeys.Host.Engine.Handlers;

/// <summary>Applies an accepted answer to its journey, and tells its receipt.</summary>
public static class AnswerHandler
{
    public static async Task Handle(
        AnswerArrived answer, Envelope envelope, Turns turns, GroupCommit commits, Arrivals arrivals, CancellationToken cancellation)
    {
        await turns.AwaitAsync(answer.Receipt, cancellation);
        var command = new RecordAnswer(answer.Bookmark, answer.Outcome, await arrivals.OpenAsync(answer.Data, cancellation))
        {
            Now = answer.At,
            DecisionId = answer.DecisionId,
            Supersedes = answer.Supersedes,
            As = answer.As,
            NewDate = answer.NewDate,
            DueDate = answer.DueDate,
            ForwardedTo = answer.ForwardedTo,
            ServedOn = answer.ServedOn,
            Appeal = answer.Appeal,
        };
        await commits.ApplyAsync(envelope, answer.Journey, command, (session, applied) => Conclude(session, answer, applied));
    }

    private static void Conclude(IDocumentSession session, AnswerArrived answer, Applied? applied)
    {
        var (status, reason) = applied switch
        {
            null => (ReceiptStatus.Failed, "There is no such journey. Check the journey's id in the request's source."),
            { Events.Count: 0 } => (ReceiptStatus.Superseded, $"{answer.Bookmark} is closed, or was answered already."),
            _ => (ReceiptStatus.Applied, (string?)null),
        };
        Receipts.Queue(session, answer.Receipt, status, reason, answer.Journey);
    }
}
