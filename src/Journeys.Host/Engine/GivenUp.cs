using Wolverine;
using Wolverine.Runtime;

namespace Journeys.Host.Engine;

/// <summary>A message that cannot be applied after its retries: an incident is raised, its receipt says so, and it goes to the dead letters.</summary>
internal static class GivenUp
{
    public const string What = "Raise an incident, then move to the dead letters";

    // Told first: a dead message that nobody knows of would leave its sender waiting for ever.
    public static async ValueTask BuryAsync(IWolverineRuntime runtime, IEnvelopeLifecycle lifecycle, Exception fault)
    {
        var envelope = lifecycle.Envelope!;
        await runtime.Services.GetRequiredService<Incidents>().RaiseAsync(About(envelope), fault, runtime.Cancellation);
        await lifecycle.MoveToDeadLetterQueueAsync(fault);
        await lifecycle.CompleteAsync();
    }

    private static DeadMessage About(Envelope envelope) => envelope.Message switch
    {
        AnswerArrived m => new(envelope.Id, envelope.MessageType!, m.Journey, m.Bookmark, null, m.Receipt),
        FactArrived m => new(envelope.Id, envelope.MessageType!, null, m.Fact, m.Register, m.Receipt),
        DeadlineDue m => new(envelope.Id, envelope.MessageType!, m.Journey, m.Key, null, null),
        ChildStarting m => new(envelope.Id, envelope.MessageType!, m.Parent, m.Bookmark, null, null),
        ChildOver m => new(envelope.Id, envelope.MessageType!, m.Journey, m.Bookmark, null, null),
        ChildUnwanted m => new(envelope.Id, envelope.MessageType!, m.Journey, null, null, null),
        AgencyMessages m => new(envelope.Id, envelope.MessageType!, m.Journey, m.Messages[0].Instance, m.Agency, null),
        _ => new(envelope.Id, envelope.MessageType ?? "unknown", null, null, null, null),
    };
}

/// <summary>What an incident is about.</summary>
internal sealed record DeadMessage(Guid Id, string Message, Guid? Journey, string? Step, string? Agency, Guid? Receipt);
