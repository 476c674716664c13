using Journeys.Execution;
using Marten;
using Wolverine;

namespace Journeys.Host.Engine.Handlers;

/// <summary>Lets a register's fact enter the journeys it is about, or start one, and tells its receipt.</summary>
public static class FactHandler
{
    public static async Task Handle(
        FactArrived fact, IDocumentSession session, IMessageContext outbox, Turns turns, FactRouting routing, JourneyCommands journeys, Arrivals arrivals,
        CancellationToken cancellation)
    {
        await turns.AwaitAsync(fact.Receipt, cancellation);
        var command = new RecordFact(fact.Register, fact.Fact, fact.FactId, await arrivals.OpenAsync(fact.Data, cancellation))
        {
            Now = fact.At,
            Supersedes = fact.Supersedes,
            As = fact.As,
        };
        var route = await routing.OfAsync(fact, cancellation);
        var applied = new List<Applied>();
        foreach (var journey in route.Enters)
            if (await journeys.ApplyAsync(session, outbox, journey, command, cancellation) is { } entered) applied.Add(entered);
        if (route.Starts is { } start)
            applied.Add(await journeys.StartAsync(
                session, outbox, start.Definition, new StartJourney(start.Journey, command) { Now = fact.At }, cancellation));
        Conclude(session, fact, applied);
    }

    private static void Conclude(IDocumentSession session, FactArrived fact, List<Applied> applied)
    {
        var journey = applied.FirstOrDefault()?.Journey.Id;
        if (applied.Count == 0)
            Receipts.Queue(session, fact.Receipt, ReceiptStatus.Failed, Unknown(fact), journey);
        else if (applied.TrueForAll(a => a.Events.Count == 0))
            Receipts.Queue(session, fact.Receipt, ReceiptStatus.Superseded, $"The fact {fact.FactId} is recorded already, or its journey is over.", journey);
        else
            Receipts.Queue(session, fact.Receipt, ReceiptStatus.Applied, null, journey);
    }

    private static string Unknown(FactArrived fact) =>
        $"No running journey of this person takes {fact.Fact} from {fact.Register}, and no life event starts by it. "
        + "Check the fact's name and register; a correction must name the fact that it supersedes.";
}
