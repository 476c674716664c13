using System.Globalization;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>No last day lies earlier than it did, comes where there was none, becomes hard, or is no longer met; those of new steps have not passed.</summary>
internal static class LastDays
{
    public static Invariant Check(Case @case) => Invariant.Of(Invariant.Days,
    [
        .. @case.Would.Deadlines.Values.Where(d => EngineRows.IsSteps(d.Current)).Select(d => Compare(@case, d)),
        .. @case.Matched.Select(m => Compare(@case, m.Key, @case.Was.Bookmarks[m.Key].Due, @case.Would.Bookmarks[m.Value].Due)),
    ]);

    private static string? Compare(Case @case, DeadlineState would)
    {
        var (now, sources) = (would.Current, @case.Mapping.SourcesOf(would.Current.Step));
        if (now.Date is null || now.Met) return null;
        if (sources.Count == 0)
            return now.Date < @case.Today ? $"The last day of {now.Key}, which is new, would be {Day(now.Date)} and have passed." : null;
        var was = @case.Was.Deadlines.Values.Where(d => EngineRows.IsSteps(d.Current) && d.Current.Subject == now.Subject && sources.Contains(d.Current.Step)).ToList();
        if (was.Count == 0 || was.Exists(d => d.Current.Date is null))
            return IsOver(@case, now) ? null : $"{now.Key} has no last day, and by version {@case.To.Version} it would be {Day(now.Date)}.";
        return was.Select(d => Compare(@case, d, would)).FirstOrDefault(b => b is not null);
    }

    private static string? Compare(Case @case, DeadlineState was, DeadlineState would) => (was.Current, would.Current) switch
    {
        ({ Met: true }, { Met: false }) => $"{was.Current.Key} is met, and by version {@case.To.Version} it would not be.",
        var (old, now) when now.Date < old.Date => $"The last day of {old.Key} is {Day(old.Date)}, and by version {@case.To.Version} it would be {Day(now.Date)}.",
        ({ Hard: false }, { Hard: true }) => $"The last day of {was.Current.Key} would become one that cannot be missed.",
        _ when would.Missed && !was.Missed => $"The last day of {was.Current.Key} is not missed, and by version {@case.To.Version} it would be.",
        _ => null,
    };

    private static string? Compare(Case @case, string id, DateOnly? was, DateOnly? would) => would is { } now && (was is null || now < was)
        ? $"The last day of {id} is {Day(was)}, and by version {@case.To.Version} it would be {Day(now)}." : null;

    // The day of what is finished binds nobody.
    private static bool IsOver(Case @case, DeadlineRevision day) =>
        @case.Would.Steps.Where(s => s.Value.Subject == day.Subject && @case.StepOf(s.Key).StepId == day.Step).All(s => s.Value.Ended);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "none";
}
