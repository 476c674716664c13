using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>What is open stays open, for the same agency, event or work, at the bookmark that is held; nothing that is done or under way is asked about anew.</summary>
internal static class OpenWaits
{
    public static Invariant Check(Case @case) => Invariant.Of(Invariant.Waits,
    [
        .. @case.Was.Bookmarks.Select(b => Compare(@case, b.Key, b.Value)),
        .. @case.New.Others.Select(id => $"Version {@case.To.Version} would ask at {id} about what is done or under way."),
        .. Children(@case),
        @case.Would.Correlation == @case.Was.Correlation ? null : "Events would find the journey by another id.",
    ]);

    private static string? Compare(Case @case, string id, Bookmark was)
    {
        if (@case.Of(was.Instance).Count == 0)
            return $"{id} is open, and version {@case.To.Version} has no step {was.Instance}.";
        if (!@case.Matched.TryGetValue(id, out var now))
            return $"{id} is open, and by version {@case.To.Version} it would not be.";
        var would = @case.Would.Bookmarks[now];
        if (Name(now, would.Instance) != Name(@case.Was.PresentId(id), was.Instance))
            return $"{id} is open, and by version {@case.To.Version} it would be the wait {now}, with another number.";
        if (was.Kind is BookmarkKind.Event or BookmarkKind.Work && !was.About.SequenceEqual(would.About))
            return $"{id} waits for {string.Join(", ", was.About)}, and by version {@case.To.Version} for {string.Join(", ", would.About)}.";
        return was.Kind == BookmarkKind.Answer && Asked(@case.From, @case.Was, was.Instance) != Asked(@case.To, @case.Would, would.Instance)
            ? $"{id} waits for {Asked(@case.From, @case.Was, was.Instance)}, and by version {@case.To.Version} for {Asked(@case.To, @case.Would, would.Instance)}."
            : null;
    }

    /// <summary>A journey that was started tells its parent by the bookmark's name.</summary>
    private static IEnumerable<string?> Children(Case @case) => @case.Was.Children.Select(c =>
        @case.Would.Children.Find(c.Key) is { } would && would == c.Value ? null : $"The journey {c.Key} that was started would not be known by version {@case.To.Version} under that name.");

    // What follows the instance: the kind of task and the number.
    private static string Name(string id, string instance) => id.StartsWith(instance, StringComparison.Ordinal) ? id[instance.Length..] : id;

    private static string Asked(Definition definition, Journey journey, string instance) =>
        journey.Steps.Find(instance) is { } state && definition.Activities[state.Activity] is AgencyActivity step
            ? $"{state.Agency ?? step.Agency}'s {step.Service} ({step.Profile})" : instance;
}
