using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>Chooses the one thing to do next: the earliest last day first, then the order of the page.</summary>
internal static class NextSteps
{
    public static NextStep? Of(PageContext context)
    {
        if (Ordered(context) is not [var first, ..]) return null;
        var late = first.Due < context.Today;
        var due = first.Due is { } day ? context.Words[late ? "next.late" : "next.by", ("datum", context.Words.Date(day))] : null;
        return new(TaskTitles.Of(context, first.Task), first.Bookmark, due, late, late ? null : Consequence(context, first.Task, first.Step));
    }

    /// <summary>What asks for the person now.</summary>
    public static IReadOnlyList<OpenTask> Ordered(PageContext context)
    {
        var order = context.Definition.Phases.SelectMany(p => p.Steps).Select((id, at) => (id, at)).ToDictionary(s => s.id, s => s.at);
        return
        [
            .. from open in OpenTasks.Calling(context.Journey)
               let step = TaskTitles.InstanceOf(context, open.Value)
               where step is not null && context.MayAct(step) && JointNotes.StatusOf(context, step) != PageStatus.WithOthers
               let due = Due(context, open.Value, step)
               orderby due ?? DateOnly.MaxValue, order.GetValueOrDefault(step.Step.StepId, int.MaxValue), open.Key
               select new OpenTask(open.Key, open.Value, step, due),
        ];
    }

    /// <summary>What follows when a task's last day is not kept; null where it has none.</summary>
    public static string? Consequence(PageContext context, Bookmark bookmark, Instance instance) => Due(context, bookmark, instance) is null
        ? null
        : bookmark.Task is TaskKind.Task or TaskKind.Send
            ? context.StepText(instance.Step, "consequence")
            : context.Words.Find($"task.consequence.{bookmark.Task}");

    public static DateOnly? Due(PageContext context, Bookmark bookmark, Instance instance) =>
        bookmark.Due ?? (bookmark.Task is TaskKind.Check or TaskKind.Ask or TaskKind.Demand ? null : Days.Due(context.Journey, instance.Step, instance.Subject));
}

/// <summary>A task that waits for the person, with the step it belongs to and its last day.</summary>
internal sealed record OpenTask(string Bookmark, Bookmark Task, Instance Step, DateOnly? Due);
