using Wolverine;
using Wolverine.Runtime;

namespace Journeys.Host.Engine;

/// <summary>A message that cannot be applied after its retries goes to the dead letters, and its receipt says so.</summary>
internal static class GivenUp
{
    private const string Reason = "It could not be applied and is kept among the dead letters; operations have been told.";

    public const string What = "Tell the receipt, then move to the dead letters";

    // Told first: a receipt that says nothing of a dead message would leave its agency waiting for ever.
    public static async ValueTask BuryAsync(IWolverineRuntime runtime, IEnvelopeLifecycle lifecycle, Exception fault)
    {
        var receipt = lifecycle.Envelope?.Message switch
        {
            AnswerArrived answer => answer.Receipt,
            FactArrived fact => fact.Receipt,
            _ => (Guid?)null,
        };
        if (receipt is { } id) await runtime.Services.GetRequiredService<Receipts>().FailAsync(id, Reason, runtime.Cancellation);
        await lifecycle.MoveToDeadLetterQueueAsync(fault);
        await lifecycle.CompleteAsync();
    }
}
