namespace Journeys.Execution;

/// <summary>The days and instants that are the engine's own, and no step's last day by the definition: each is named by what it is, and then by whose.</summary>
public static class EngineRows
{
    /// <summary>The time to ask an agency again that could not be reached.</summary>
    internal const string Retry = "retry";

    /// <summary>The instant that the flow itself waits for.</summary>
    internal const string Timer = "timer";

    /// <summary>After this day a decision may be demanded.</summary>
    public const string Delay = "delay";

    /// <summary>The last day to decide, or to refuse, what was demanded.</summary>
    public const string Demand = "demand";

    /// <summary>The day by which the person is asked to complete an application.</summary>
    public const string Info = "info";

    /// <summary>Whether a row is a right's or a reminder's, which nobody moves by hand.</summary>
    public static bool IsEngines(DeadlineRevision row) => row.Step is Delay or Demand or Info;

    /// <summary>Whether a row is a last day that the definition gives a step.</summary>
    internal static bool IsSteps(DeadlineRevision row) => row.Step is not (Retry or Timer) && !IsEngines(row);

    /// <summary>What it means that a row's day has passed.</summary>
    public static DeadlineMark MarkOf(DeadlineRevision row) => row.Step is Delay or Demand ? DeadlineMark.Delay : DeadlineMark.Due;

    /// <summary>What it means that a row's instant has come: the time to ask again or to go on, or a step's window that opens.</summary>
    public static DeadlineMark MarkOfInstant(DeadlineRevision row) => row.Date is null ? DeadlineMark.Retry : DeadlineMark.Opens;

    /// <summary>A row's current form for an instance or bookmark; null where it has none yet.</summary>
    public static DeadlineState? Find(Journey journey, string row, string of) => journey.Deadlines.Find(DeadlineKey.Of(row, null, of));

    /// <summary>The next revision of a day that is nobody's last day by the definition.</summary>
    internal static DeadlineRevision Next(Journey journey, string row, string of, DateOnly? date, bool met, params IEnumerable<DateOnly> reminders) => new(
        row, null, of, (Find(journey, row, of)?.Current.Revision ?? 0) + 1, date, null, false, false, met, [.. reminders]);
}
