using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>How a last day is found (life-events.md §2.0).</summary>
public enum DeadlineRule
{
    AbsoluteFromEvent,
    RelativeToStep,
    BeforeStep,
    SameAs,
}

/// <summary>What meets a deadline: that the step's request was sent, or that the step ended.</summary>
public enum MetBy
{
    Ended,
    Sent,
}

/// <summary>A step's last day. <paramref name="Of"/> names facts and steps in order of preference; a step means that step's own last day.</summary>
public sealed record Deadline(
    string Name,
    DeadlineRule Rule,
    IReadOnlyList<string> Of,
    Period? Period,
    MetBy MetBy,
    bool Hard,
    string? ExtendedBy,
    IReadOnlyList<Period> Remind,
    bool NoSundayRule);

/// <summary>A right to have a decision tried again: how, by whom, and within what time from the day it was received.</summary>
public sealed record Appeal(string Kind, string Body, Period Period, Appeal? Then);
