using System.Diagnostics;
using Journeys.Execution;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Journeys.Host.Engine;

/// <summary>
/// Group commit: commands that wait at the same time, each of another journey, share one read and one transaction with
/// their inbox marks. Where that transaction fails each is tried in one of its own, so a failing command costs the others
/// nothing but a retry. (Database management's group commit; DeWitt et al. 1984.)
/// </summary>
public sealed class GroupCommit(IDocumentStore store, IWolverineRuntime runtime, JourneyCommands journeys)
{
    /// <summary>The most commands that share a transaction.</summary>
    internal const int Most = 32;

    private static readonly int Writers = Math.Clamp(Environment.ProcessorCount, 2, 8);
    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private int _writing;

    /// <summary>Decides and commits with the message's inbox mark. Throws what made it fail alone.</summary>
    /// <param name="conclude">What else goes into the commit, by what the command did; null where there is no such journey.</param>
    public Task ApplyAsync(Envelope envelope, Guid journey, JourneyCommand command, Action<IDocumentSession, Applied?> conclude)
    {
        var waiting = new Waiting(envelope, journey, command, conclude);
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            if (_writing == Writers) return waiting.Done.Task;
            _writing++;
        }

        using (ExecutionContext.SuppressFlow()) _ = Task.Run(WriteAsync);
        return waiting.Done.Task;
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } group) await CommitAsync(group);
    }

    private List<Waiting> Next()
    {
        var group = new List<Waiting>();
        var taken = new HashSet<Guid>();
        lock (_gate)
        {
            while (group.Count < Most && _waiting.TryPeek(out var next) && taken.Add(next.Journey)) group.Add(_waiting.Dequeue());
            if (group.Count == 0) _writing--;
        }

        // In one order, so that two groups never wait for each other's journeys.
        group.Sort((a, b) => a.Journey.CompareTo(b.Journey));
        return group;
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        try
        {
            await TryAsync(group, runtime.Cancellation);
            foreach (var done in group) done.Done.SetResult();
        }
        catch (Exception fault) when (group.Count == 1)
        {
            group[0].Done.SetException(fault);
        }
        catch (Exception)
        {
            foreach (var alone in group) await CommitAsync([alone]);
        }
    }

    private async Task TryAsync(List<Waiting> group, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = Telemetry.CommitSpan(group.Select(w => w.Matter));
        await using var session = store.LightweightSession();
        var outbox = new MartenOutbox(runtime, session);
        var streams = await JourneyStream.FetchAsync(session, group.ConvertAll(w => w.Journey), cancellation);
        foreach (var (waiting, stream) in group.Zip(streams))
        {
            stream.Cause = waiting.Envelope;
            waiting.Conclude(session, await InItsMatterAsync(waiting, () => journeys.ApplyAsync(session, outbox, stream, waiting.Command, cancellation)));
            InboxMark.Queue(session, waiting.Envelope, runtime.DurabilitySettings);
        }

        await session.SaveChangesAsync(cancellation);
        Telemetry.Committed(group.Count, Stopwatch.GetElapsedTime(started));
        // Its receiver need not mark it again.
        foreach (var waiting in group) waiting.Envelope.Status = EnvelopeStatus.Handled;
    }

    // What is logged and sent of a command belongs to its own trace, whoever else shares the transaction.
    private static async Task<Applied?> InItsMatterAsync(Waiting waiting, Func<Task<Applied?>> apply)
    {
        var transaction = Activity.Current;
        Activity.Current = waiting.Matter;
        try
        {
            using var span = Telemetry.Span("journeys.apply", waiting.Matter, waiting.Journey, waiting.Command.GetType().Name);
            return await apply();
        }
        finally
        {
            Activity.Current = transaction;
        }
    }

    private sealed record Waiting(Envelope Envelope, Guid Journey, JourneyCommand Command, Action<IDocumentSession, Applied?> Conclude)
    {
        public Activity? Matter { get; } = Activity.Current;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
