using System.Globalization;

namespace Journeys.Chain;

public enum DifferenceKind
{
    ChangedEvent,
    MissingEvent,
    MovedEvent,
    AddedEvent,
    MissingJourney,
    RewrittenJourney,
    WrongRoot,
    WrongExport,
}

/// <summary>Where the log is not what it was, in words. Of a journey only the first event that differs is told.</summary>
public sealed record Difference(DifferenceKind Kind, string Text, Guid? Journey = null, long? Version = null, string? Name = null)
{
    internal static Difference At(DifferenceKind kind, LoggedEvent e, string text) => new(kind, text, e.Journey, e.Version, e.Name);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}{Kind switch
    {
        DifferenceKind.ChangedEvent => "changed event",
        DifferenceKind.MissingEvent => "missing event",
        DifferenceKind.MovedEvent => "moved event",
        DifferenceKind.AddedEvent => "added event",
        DifferenceKind.MissingJourney => "missing journey",
        DifferenceKind.RewrittenJourney => "rewritten journey",
        DifferenceKind.WrongRoot => "wrong root",
        _ => "wrong export",
    }}: {Text}");

    private string Place => Journey is null ? "" : Version is null
        ? $"journey {Journey}: "
        : string.Create(CultureInfo.InvariantCulture, $"journey {Journey} event {Version}{(Name is null ? "" : $" ({Name})")}: ");
}
