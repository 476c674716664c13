using Journeys.Law;

namespace Journeys.Execution;

/// <summary>An instant at which a journey's last day is to be acted on.</summary>
public sealed record DueRow(string Key, int Revision, DeadlineMark Mark, DateTimeOffset At);

/// <summary>The instants that a journey waits for: reminders at the start of their day, last days at its end (inclusive), retries at their time.</summary>
public static class DueRows
{
    /// <summary>All that are still to fire. Provisional and met last days have none.</summary>
    public static IEnumerable<DueRow> Of(Journey journey) =>
        journey.Status == JourneyStatus.Running ? journey.Deadlines.Values.Where(d => !d.Current.Met && !d.Current.Provisional).SelectMany(Of) : [];

    private static IEnumerable<DueRow> Of(DeadlineState deadline)
    {
        var current = deadline.Current;
        foreach (var day in current.Reminders.Skip(deadline.RemindersSent))
            yield return new DueRow(current.Key, current.Revision, DeadlineMark.Reminder, SwedishTime.StartOf(day));
        if (current.Date is { } date && !deadline.Missed)
            yield return new DueRow(current.Key, current.Revision, EngineRows.MarkOf(current), SwedishTime.EndOf(date));
        if (current.At is { } at)
            yield return new DueRow(current.Key, current.Revision, EngineRows.MarkOfInstant(current), at);
    }
}
