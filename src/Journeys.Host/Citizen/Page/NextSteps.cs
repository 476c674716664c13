using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>Chooses the one thing to do next: the earliest last day first, then the order of the page.</summary>
internal static class NextSteps
{
    public static NextStep? Of(PageContext context)
    {
        var order = context.Definition.Phases.SelectMany(p => p.Steps).Select((id, at) => (id, at)).ToDictionary(s => s.id, s => s.at);
        var first = OpenTasks.Calling(context.Journey)
            .Select(b => (Bookmark: b, Instance: TaskTitles.InstanceOf(context, b.Value)))
            .Where(t => t.Instance is not null)
            .Select(t => (t.Bookmark, Step: t.Instance!, Due: Due(context, t.Bookmark.Value, t.Instance!)))
            .OrderBy(t => t.Due ?? DateOnly.MaxValue)
            .ThenBy(t => order.GetValueOrDefault(t.Step.Step.StepId, int.MaxValue))
            .ThenBy(t => t.Bookmark.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (first.Bookmark.Key is null) return null;
        var late = first.Due < context.Today;
        var due = first.Due is { } day ? context.Words[late ? "next.late" : "next.by", ("datum", context.Words.Date(day))] : null;
        return new(TaskTitles.Of(context, first.Bookmark.Value), first.Bookmark.Key, due, late);
    }

    public static DateOnly? Due(PageContext context, Bookmark bookmark, Instance instance) =>
        bookmark.Due ?? (bookmark.Task is TaskKind.Check or TaskKind.Ask ? null : Days.Due(context.Journey, instance.Step, instance.Subject));
}
