using Journeys.Definitions;

namespace Journeys.Host.Citizen;

/// <summary>A last day in words, before there is a date: how long, and from what.</summary>
internal static class LastDays
{
    /// <summary>Null where there is none, or what it counts from has no words.</summary>
    public static string? Told(LifeEventView view, Step step)
    {
        if (step.Deadline is not { } deadline) return null;
        // A day that is counted back, or is the day of a fact itself, is no time to keep to.
        if (deadline.Period is { Years: <= 0, Months: <= 0, Weeks: <= 0, Days: <= 0 }) return view.Words.Find($"{step.TextKey}.due") is null ? view.Words["lifeEvent.hasLastDay"] : null;
        var (words, from) = (view.Words, deadline.Of.Select(source => SourceOf(view, source)).FirstOrDefault(t => t is not null));
        return deadline.Rule switch
        {
            DeadlineRule.AbsoluteFromEvent or DeadlineRule.RelativeToStep when deadline.Period is { } period && from is not null =>
                words["lifeEvent.within", ("tid", words.Period(period)), ("titel", from)],
            DeadlineRule.AbsoluteFromEvent or DeadlineRule.RelativeToStep when deadline.Period is { } period => words["lifeEvent.withinTime", ("tid", words.Period(period))],
            DeadlineRule.BeforeStep when from is not null => words["lifeEvent.before", ("titel", from)],
            DeadlineRule.SameAs when from is not null => words["lifeEvent.sameDay", ("titel", from)],
            DeadlineRule.WindowEachMonth => words["lifeEvent.window", ("fran", $"{deadline.Window.From}"), ("till", $"{deadline.Window.To}")],
            _ => words["lifeEvent.hasLastDay"],
        };
    }

    /// <summary>What a day is counted from: a step, its end, or the step that tells the fact.</summary>
    private static string? SourceOf(LifeEventView view, string source)
    {
        var index = view.Definition.Index;
        var step = index.Step(Deadline.EndOf(source) ?? source) ?? index.Steps.FirstOrDefault(s => s.Facts.ContainsKey(source));
        return step is null ? null : view.Text(step, "title") ?? step.Name;
    }
}
