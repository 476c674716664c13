using System.Threading.Channels;

namespace Journeys.AgencyKit.Reference;

/// <summary>One agency at work: it takes what comes, plans its answers in its ledger, and posts each when its day has come.</summary>
internal sealed class ReferenceAgency(
    AgencyClient client, Ledger ledger, Behaviour behaviour, JourneysClock clock, Action<ToldAgency> tell, Action<string> log)
{
    private const int LockSeconds = 30;
    private readonly Channel<bool> _look = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public string Name => client.Agency;

    public Ledger Ledger => ledger;

    /// <summary>Works until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        ledger.Changed += Look;
        clock.Moved += Look;
        Look();
        try
        {
            await Task.WhenAll(ReceiveAsync(cancellation), PostAsync(cancellation));
        }
        finally
        {
            ledger.Changed -= Look;
            clock.Moved -= Look;
        }
    }

    private void Look() => _look.Writer.TryWrite(true);

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        // A short lock: what was handed out while the line broke comes again soon.
        while (true)
            foreach (var delivery in await client.ReceiveAsync(lockSeconds: LockSeconds, cancellation: cancellation))
                await TakeAsync(delivery, cancellation);
    }

    private async Task TakeAsync(Delivery delivery, CancellationToken cancellation)
    {
        var request = delivery.Request;
        // At least once: what the ledger knows is only acknowledged again.
        if (!ledger.HasReceived(request.Id))
            ledger.Received(request.Id, Planner.Plan(Name, request, behaviour.RuleFor(Name, request)));
        log($"{Name} received {request.Service} {request.Verb} at {request.Subject}");
        await client.AcknowledgeAsync(delivery, cancellation);
    }

    private async Task PostAsync(CancellationToken cancellation)
    {
        await foreach (var _ in _look.Reader.ReadAllAsync(cancellation))
            foreach (var plan in ledger.Open.Where(p => p.Due <= clock.Now))
                await PostAsync(plan, cancellation);
    }

    private async Task PostAsync(PlannedMessage plan, CancellationToken cancellation)
    {
        ledger.Posting(plan.Id);
        try
        {
            await client.PostAsync(plan.Event, cancellation);
            if (plan.Tells is { } told) tell(told);
            ledger.Posted(plan.Id);
            log($"{Name} sent {plan.Event["type"]} {plan.Event["subject"]}");
        }
        catch (AgencyProblemException refused)
        {
            ledger.Refused(plan.Id, refused.Slug);
            log($"{Name} was refused: {refused.Message}");
        }
    }
}
