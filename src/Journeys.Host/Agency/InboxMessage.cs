namespace Journeys.Host.Agency;

/// <summary>A message taken from an inbox and locked; <paramref name="Event"/> is its sealed CloudEvent, <paramref name="DeliveryCount"/> 1 the first time.</summary>
public sealed record InboxMessage(Guid Id, Guid Journey, Guid LockToken, int DeliveryCount, DateTimeOffset Enqueued, int Sequence, string Event);

/// <summary>What became of one lock token.</summary>
public enum LockFate
{
    Succeeded,
    Lost,
    Unknown,
}

/// <summary>An inbox's depth: messages waiting (locked ones too), dead ones, and since when the oldest waits.</summary>
public sealed record InboxDepth(long Waiting, long Locked, long Dead, DateTimeOffset? Oldest);
