namespace Journeys.Chain;

/// <summary>
/// A journey's head as a root took it in: the last version, and that event's hash. A journey keeps its position for ever;
/// a root has a leaf only for what is new in it.
/// </summary>
public sealed record Leaf(long Root, long Position, Guid Journey, long Version, Digest Head) : LogLine
{
    /// <summary>RFC 9162, 2.1.1: hashed after 0x00.</summary>
    public Digest Hash() => new Preimage(0x00).Add(Journey).Add(Version).Add(Head).Hash();
}
