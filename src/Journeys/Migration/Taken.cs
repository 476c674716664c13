using System.Collections.Immutable;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>The state that a journey takes over: what the version makes of its inputs, at the bookmarks that are held, without what begins with the migration.</summary>
internal static class Taken
{
    public static Migrate By(Case @case, Certificate certificate, DateTimeOffset now) =>
        new(certificate, MigratedState.Between(@case.Was, StateOf(@case)), [.. Rights(@case)]) { Now = now };

    private static Journey StateOf(Case @case)
    {
        var (was, would) = (@case.Was, @case.Would);
        var held = @case.Matched.ToDictionary(m => m.Value, m => m.Key);
        return would with
        {
            Steps = would.Steps.SetAll(@case.New.Instances.Select(i => KeyValuePair.Create(i, Anew(would.Steps[i])))),
            Bookmarks = SortedMap<Bookmark>.Empty.SetAll(held.Select(h => KeyValuePair.Create(h.Value, would.Bookmarks[h.Key]))),
            JointAnswers = SortedMap<ImmutableList<JointAnswer>>.Empty.SetAll(would.JointAnswers.Where(a => held.ContainsKey(a.Key)).Select(a => KeyValuePair.Create(held[a.Key], a.Value))),
            Children = SortedMap<ChildState>.Empty.SetAll(would.Children.Where(c => was.Children.ContainsKey(c.Key))),
            Deadlines = SortedMap<DeadlineState>.Empty.SetAll(would.Deadlines.Values.Where(d => !@case.New.Timers.Contains(d.Current.Key))
                .Select(d => Held(d, held)).Select(d => KeyValuePair.Create(d.Current.Key, Revised(was.Deadlines.Find(d.Current.Key), d)))),
            Numbers = NumbersOf(@case),
            Variables = would.Variables.SetAll(would.Variables.Where(v => held.ContainsKey(v.Value.Text)).Select(v => KeyValuePair.Create(v.Key, FactValue.Of(held[v.Value.Text])))),
            Renamed = SortedMap<string>.Empty
                .SetAll(from earlier in was.Renamed let now = @case.Of(earlier.Value) where now.Count > 0 select KeyValuePair.Create(earlier.Key, now[0]))
                .SetAll(@case.Mapping.Renamed(was)),
        };
    }

    /// <summary>A row of a bookmark goes by the id that is held.</summary>
    private static DeadlineState Held(DeadlineState day, Dictionary<string, string> held) =>
        day.Current.Step == EngineRows.Info && held.TryGetValue(day.Current.Name, out var id) ? day with { Current = day.Current with { Name = id } } : day;

    private static StepState Anew(StepState state) => new() { Activity = state.Activity, Subject = state.Subject, Part = state.Part, Applies = state.Applies, Ready = state.Ready };

    /// <summary>A last day that is as it was keeps its revision; any other gets one that no row has.</summary>
    private static DeadlineState Revised(DeadlineState? was, DeadlineState would)
    {
        if (was is null) return would;
        var same = was.Current with { Revision = 0, Reminders = [] } == would.Current with { Revision = 0, Reminders = [] } && was.Current.Reminders.SequenceEqual(would.Current.Reminders);
        return would with { Current = would.Current with { Revision = same ? was.Current.Revision : Math.Max(was.Current.Revision, would.Current.Revision) + 1 } };
    }

    /// <summary>No bookmark's id comes twice; what begins with the migration has used none yet.</summary>
    private static SortedMap<int> NumbersOf(Case @case)
    {
        var would = @case.New.Waits.Select(BookmarkId.Split).Aggregate(@case.Would.Numbers, (left, wait) => left.Set(wait.Stem, Math.Min(left.Find(wait.Stem), wait.Number - 1)));
        var stems = would.Keys.Union(@case.Was.Numbers.Keys).Select(stem => KeyValuePair.Create(stem, Math.Max(would.Find(stem), @case.Was.Numbers.Find(stem))));
        return SortedMap<int>.Empty.SetAll(stems.Where(n => n.Value > 0));
    }

    /// <summary>A right whose last day has passed is not given.</summary>
    private static IEnumerable<TaskOpened> Rights(Case @case) =>
        from id in @case.New.Rights
        let wait = @case.Would.Bookmarks[id]
        where wait.Due is null || wait.Due >= @case.Today
        select new TaskOpened(id, wait.Instance, wait.Task!.Value, wait.Due, wait.About);
}
