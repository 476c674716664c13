using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>How a last day is found (life-events.md §2.0).</summary>
public enum DeadlineRule
{
    AbsoluteFromEvent,
    RelativeToStep,
    BeforeStep,
    SameAs,

    /// <summary>In week <see cref="Deadline.Week"/> of the year, counted from a fact or from when the step's turn comes.</summary>
    CalendarWeek,

    /// <summary>Within <see cref="Deadline.Window"/> each month: the step opens and closes with it, and comes back in the next.</summary>
    WindowEachMonth,

    /// <summary>The day on which a person completes a year of age: a fact that is derived when the birth date arrives, which itself is never kept.</summary>
    AgeReached,
}

/// <summary>What meets a deadline: that the step's request was sent, that the step ended, or that the day itself has passed, which ends the step.</summary>
public enum MetBy
{
    Ended,
    Sent,
    Passed,
}

/// <summary>A step's last day. <paramref name="Of"/> names facts and steps in order of preference; a step means that step's own last day, <c>Q05.ended</c> the day on which the person got its decision.</summary>
public sealed record Deadline(
    string Name,
    DeadlineRule Rule,
    IReadOnlyList<string> Of,
    Period? Period,
    MetBy MetBy,
    bool Hard,
    string? ExtendedBy,
    IReadOnlyList<Period> Remind,
    bool NoSundayRule)
{
    public CalendarWeek Week { get; init; }
    public MonthlyWindow Window { get; init; }

    /// <summary>Whether its day is counted from when it was last set, and not from a fact alone.</summary>
    public bool Recurs => Rule is DeadlineRule.CalendarWeek or DeadlineRule.WindowEachMonth;

    private const string Ended = ".ended";

    /// <summary>The step whose end a source names, <c>Q05.ended</c>: the day on which its answer was received, or served where the agency says so. Null for any other source.</summary>
    public static string? EndOf(string source) => source.EndsWith(Ended, StringComparison.Ordinal) ? source[..^Ended.Length] : null;
}

/// <summary>A right to have a decision tried again: how, by whom, and within what time from the day it was received.</summary>
public sealed record Appeal(string Kind, string Body, Period Period, Appeal? Then)
{
    /// <summary>The outcomes that it holds for, where another step is the appeal of the others; empty where it holds for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
}
