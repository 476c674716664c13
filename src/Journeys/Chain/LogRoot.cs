namespace Journeys.Chain;

/// <summary>
/// A published root over the heads of all journeys, <paramref name="Size"/> of them, numbered from 1 without gaps and
/// chained to the one before. Who keeps one can show any later change to what it covers.
/// </summary>
public sealed record LogRoot(long Number, DateTimeOffset At, long Size, Digest Root, Digest Previous, Digest Hash) : LogLine
{
    /// <summary>The root that follows <paramref name="last"/>, or the first.</summary>
    public static LogRoot Following(LogRoot? last, DateTimeOffset at, long size, Digest root)
    {
        var next = new LogRoot((last?.Number ?? 0) + 1, at, size, root, last?.Hash ?? Digest.Zero, default);
        return next with { Hash = next.Computed() };
    }

    /// <summary>The hash that its other fields make.</summary>
    public Digest Computed() => new Preimage(0x03).Add(Previous).Add(Number).Add(At).Add(Size).Add(Root).Hash();
}
