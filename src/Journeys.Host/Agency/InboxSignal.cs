using System.Collections.Concurrent;
using Marten;
using Marten.Services;

namespace Journeys.Host.Agency;

/// <summary>Wakes those who wait for an agency's messages when one has come, and not before it can be seen.</summary>
public sealed class InboxSignal
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _next = new(StringComparer.Ordinal);

    /// <summary>Completes at the next message. Taken before the inbox is looked at, it misses none.</summary>
    public Task Next(string agency) => _next.GetOrAdd(agency, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise(string agency)
    {
        if (_next.TryRemove(agency, out var waiting)) waiting.SetResult();
    }

    /// <summary>Raises the signal once the session's commit has succeeded.</summary>
    public void RaiseAfterCommit(IDocumentSession session, string agency) => session.Listeners.Add(new AfterCommit(this, agency));

    private sealed class AfterCommit(InboxSignal signal, string agency) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            signal.Raise(agency);
            return Task.CompletedTask;
        }
    }
}
