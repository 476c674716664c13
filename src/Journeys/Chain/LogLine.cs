namespace Journeys.Chain;

/// <summary>One thing of the log, and one line of its export. They come in this order: head, roots, leaves, proof, each journey with its events, end.</summary>
public abstract record LogLine;

/// <summary>How an export begins: of one journey, or where that is null of the whole store.</summary>
public sealed record LogHead(int Format, Guid? Journey) : LogLine
{
    public const int Current = 1;
}

/// <summary>A journey's events follow; it has as many as its version says.</summary>
public sealed record LoggedJourney(Guid Journey, long Version) : LogLine;

/// <summary>A stored event. <paramref name="Data"/> is the text of its data byte for byte as the database gives it, still sealed.</summary>
public sealed record LoggedEvent(Guid Journey, long Version, string Name, DateTimeOffset At, string Data, Digest? Hash) : LogLine
{
    /// <summary>The event's own hash where it follows an event with this one.</summary>
    public Digest After(Digest previous) => AfterAs(previous, Version);

    /// <summary>Its hash had it been stored under this version.</summary>
    public Digest AfterAs(Digest previous, long version) => new Preimage(0x02)
        .Add(previous).Add(Journey).Add(version).AddMeasured(Name).Add(At).AddLast(Data).Hash();
}

/// <summary>How an export ends, so that a cut one is known.</summary>
/// <param name="Lines">The lines before it.</param>
public sealed record LogEnd(long Lines) : LogLine;
