using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What a task is called: the step's own title, or what the engine asks about it.</summary>
internal static class TaskTitles
{
    public static string Of(PageContext context, Bookmark bookmark)
    {
        var instance = InstanceOf(context, bookmark);
        if (instance is null) return bookmark.Instance;
        if (bookmark.Task == TaskKind.Info && context.StepText(instance.Step, "info.title", instance) is { } own) return own;
        var title = bookmark.Way is { OfDemand: true } ? "task.title.DemandAppeal" : $"task.title.{bookmark.Task}";
        return context.Words[title, ("steg", StepTitle(context, instance))];
    }

    /// <summary>The step's title, with the subject where the title does not name it.</summary>
    public static string StepTitle(PageContext context, Instance instance)
    {
        var title = context.Title(instance.Step, instance);
        var subject = InstanceViews.TitleOf(context, instance);
        var named = subject is null || (context.Names.Of(instance.Subject) is { } name && title.Contains(name, StringComparison.Ordinal));
        return named && instance.Part is null ? title : $"{title}: {subject}";
    }

    public static Instance? InstanceOf(PageContext context, Bookmark bookmark) =>
        Instance.Find(context.Definition, context.Journey, bookmark.Instance)
        ?? (context.Definition.Index.Step(bookmark.Instance) is { } step ? new Instance(step) : null);
}
