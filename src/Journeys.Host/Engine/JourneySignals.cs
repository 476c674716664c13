using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Journeys.Host.Engine;

/// <summary>Tells who watches a journey that it has a new version, on whichever host it was committed.</summary>
public sealed class JourneySignals
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<long>, byte>> _watchers = new();
    private readonly Channel<(Guid Journey, long Version)> _committed = Channel.CreateUnbounded<(Guid, long)>();

    /// <summary>Commits of this host, to be told to the others.</summary>
    internal ChannelReader<(Guid Journey, long Version)> Committed => _committed.Reader;

    /// <summary>
    /// The journey's versions above <paramref name="fromVersion"/> as they are committed, the latest only where the
    /// reader is slow. Read the journey once after the watch began: what was committed before it is not told.
    /// </summary>
    public async IAsyncEnumerable<long> Watch(Guid journey, long fromVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var watchers = _watchers.GetOrAdd(journey, _ => new());
        watchers[channel] = 0;
        try
        {
            await foreach (var version in channel.Reader.ReadAllAsync(cancellation))
            {
                if (version <= fromVersion) continue;
                fromVersion = version;
                yield return version;
            }
        }
        finally
        {
            watchers.TryRemove(channel, out _);
        }
    }

    /// <summary>This host committed the version.</summary>
    internal void Commit(Guid journey, long version)
    {
        Raise(journey, version);
        _committed.Writer.TryWrite((journey, version));
    }

    /// <summary>Some host committed the version.</summary>
    internal void Raise(Guid journey, long version)
    {
        if (!_watchers.TryGetValue(journey, out var watchers)) return;
        foreach (var watcher in watchers.Keys) watcher.Writer.TryWrite(version);
    }
}
