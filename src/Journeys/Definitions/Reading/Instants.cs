namespace Journeys.Definitions.Reading;

/// <summary>Checks times that are written in the file as Literals.</summary>
internal static class Instants
{
    public static Expression CheckSpan(Place place, Expression span)
    {
        if (span.Kind == ExpressionKind.Literal && Times.Span(span.Text) is null)
            place.Fault($"'{span.Text}' is no time span.", "Write days, hours, minutes and seconds: 7.00:00:00 or 00:30:00.");
        return span;
    }

    public static Expression CheckInstant(Place place, Expression instant)
    {
        if (instant.Kind == ExpressionKind.Literal && Times.Instant(instant.Text) is null)
            place.Fault($"'{instant.Text}' is no instant.", "Write a date, 2027-03-01, or an instant with its offset, 2027-03-01T09:00:00+01:00.");
        return instant;
    }
}
