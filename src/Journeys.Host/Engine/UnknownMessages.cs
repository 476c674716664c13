using Wolverine;
using Wolverine.Runtime;

namespace Journeys.Host.Engine;

/// <summary>
/// A message of a name that this version does not know was sent by a newer one, whose host is gone. It is kept among the dead
/// letters as an incident, to be replayed on a host that knows it. (By itself Wolverine would drop it.)
/// </summary>
internal sealed class UnknownMessages : IMissingHandler
{
    public async ValueTask HandleAsync(IEnvelopeLifecycle context, IWolverineRuntime root)
    {
        var envelope = context.Envelope!;
        var fault = new UnknownMessageException(envelope.MessageType ?? "without a name");
        await root.Services.GetRequiredService<Incidents>().RaiseAsync(
            new(envelope.Id, envelope.MessageType ?? "unknown", null, null, null, null), fault, root.Cancellation);
        await context.MoveToDeadLetterQueueAsync(fault);
    }
}

/// <summary>This version does not know the message; replay it on a host of the version that sent it, or of a later one.</summary>
public sealed class UnknownMessageException(string name) : Exception(
    $"This version knows no message '{name}'. Replay it on a host of the version that sent it, or of a later one.");
