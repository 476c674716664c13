using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>The tasks that stand open to the people of a journey.</summary>
internal static class OpenTasks
{
    public static IEnumerable<KeyValuePair<string, Bookmark>> Of(Journey journey) =>
        journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Task);

    /// <summary>The person acts elsewhere, and the page sees it: there is nothing to send in.</summary>
    public static bool EndsByItself(PageContext context, Bookmark open) =>
        open.Task == TaskKind.Task && TaskTitles.InstanceOf(context, open)?.Step is CitizenTask { EndsByItself: true };

    /// <summary>Those that ask for the person: neither a right of appeal or to demand a decision, nor a possible refiling, nor what they came back to by themselves.</summary>
    public static IEnumerable<KeyValuePair<string, Bookmark>> Calling(Journey journey) =>
        Of(journey).Where(b => b.Value.Task is not (TaskKind.Appeal or TaskKind.Demand)
            && !(b.Value is { Task: TaskKind.Send } or { Task: TaskKind.Task, About.IsEmpty: true } && journey.Steps.Find(b.Value.Instance) is { Ended: true }));
}
