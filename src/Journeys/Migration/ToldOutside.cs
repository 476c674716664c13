using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>What was asked and told outside is what the version would have asked and told, no more and no less, apart from what begins with the migration.</summary>
internal static class ToldOutside
{
    public static Invariant Check(Case @case)
    {
        var was = @case.Trail.Events.Select(e => Of(e, @case.Of)).OfType<string>().CountBy(t => t).ToDictionary();
        var would = @case.Rerun.Events.Where(e => !Begins(@case, e)).Select(e => Of(e, key => [key])).OfType<string>().CountBy(t => t).ToDictionary();
        return Invariant.Of(Invariant.Told, [.. was.Keys.Union(would.Keys).Order(StringComparer.Ordinal).Select(told => Compare(@case, told, was, would))]);
    }

    private static string? Compare(Case @case, string told, Dictionary<string, int> was, Dictionary<string, int> would) =>
        (was.GetValueOrDefault(told), would.GetValueOrDefault(told)) switch
        {
            var (before, after) when before == after => null,
            var (before, after) when before < after => $"Version {@case.To.Version} would have done what was not done: {told}.",
            _ => $"It was done, and by version {@case.To.Version} would not have been: {told}.",
        };

    private static bool Begins(Case @case, IJourneyEvent happened) => happened switch
    {
        AgencyAsked e => @case.New.Instances.Contains(e.Instance),
        WorkRequested e => @case.New.Places.Contains(e.Activity) && @case.New.Waits.Contains(e.Bookmark),
        ChildStarted e => @case.New.Places.Contains(e.Activity) && @case.New.Waits.Contains(e.Bookmark),
        _ => false,
    };

    private static string? Of(IJourneyEvent happened, Func<string, IReadOnlyList<string>> now) => happened switch
    {
        AgencyAsked e => $"{e.Agency} asked for {e.Service} ({e.Verb} {e.Attempt}) by {Name(e.Instance, now)}",
        AgencyTold e => $"{e.Agency} told of {e.Service} ({e.Verb}) by {Name(e.Instance, now)}",
        ChildStarted e => $"{e.Definition} started by {Name(e.Activity, now)}",
        ChildCancelled e => $"{e.Bookmark} told that nobody waits",
        EventPublished e => $"{e.Event} published by {Name(e.Activity, now)}",
        WorkRequested e => $"{e.Task} asked for by {Name(e.Activity, now)}",
        _ => null,
    };

    // A step that is gone keeps its name, and is found to be missing.
    private static string Name(string key, Func<string, IReadOnlyList<string>> now) => now(key) is [var first, ..] ? first : key;
}
