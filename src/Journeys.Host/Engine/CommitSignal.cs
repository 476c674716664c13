using Marten;
using Marten.Services;

namespace Journeys.Host.Engine;

/// <summary>Signals each journey's new version after the commit that made it.</summary>
internal sealed class CommitSignal(JourneySignals signals) : DocumentSessionListenerBase
{
    public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        foreach (var stream in commit.GetStreams())
            if (stream.Events.Count > 0) signals.Commit(stream.Id, stream.Events[^1].Version);
        return Task.CompletedTask;
    }
}
