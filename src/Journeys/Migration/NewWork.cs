using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>What a version would have open that the journey has not. It is taken out of the state, so that the migration's own decision opens it.</summary>
internal sealed class NewWork
{
    private readonly Case _case;

    public NewWork(Case of)
    {
        _case = of;
        var matched = of.Matched.Values.ToHashSet();
        Instances = of.Would.Steps.Where(s => IsOpen(s.Value) && Begins(s.Key, s.Value) && !of.Would.Bookmarks.Any(b => b.Value.Instance == s.Key && matched.Contains(b.Key)))
            .Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        Waits = [.. of.Would.Bookmarks.Where(b => !matched.Contains(b.Key)).Select(b => b.Key)];
        Places = Waits.Select(id => of.Would.Bookmarks[id]).Where(b => b.Kind is BookmarkKind.Event or BookmarkKind.Work or BookmarkKind.Child)
            .Select(b => b.Instance).ToHashSet(StringComparer.Ordinal);
        Timers = [.. of.Would.Deadlines.Values.Select(d => d.Current).Where(d => d is { Step: EngineRows.Timer, At: not null } && !of.Was.Deadlines.Values.Any(w => IsTimerOf(w.Current, d))).Select(d => d.Key)];
    }

    /// <summary>Instances of steps that begin.</summary>
    public IReadOnlySet<string> Instances { get; }

    /// <summary>Activities that begin to wait for an event, for work, or for another journey.</summary>
    public IReadOnlySet<string> Places { get; }

    /// <summary>Every wait, by the version's bookmark, that is not open now.</summary>
    public IReadOnlyList<string> Waits { get; }

    /// <summary>Instants that begin to be waited for, by key.</summary>
    public IReadOnlyList<string> Timers { get; }

    /// <summary>The rights among the waits: to have tried again, or file again, what is decided already.</summary>
    public IEnumerable<string> Rights => Waits.Where(id => _case.Would.Bookmarks[id] is var wait && !Instances.Contains(wait.Instance)
        && (wait.Task == TaskKind.Appeal || (wait.Task == TaskKind.Send && _case.Would.Steps.Find(wait.Instance) is { Ended: true })));

    /// <summary>The waits that would ask again about something that is done or under way.</summary>
    public IEnumerable<string> Others => Waits.Except(Rights).Where(id => _case.Would.Bookmarks[id] is var wait
        && !Instances.Contains(wait.Instance) && !Places.Contains(wait.Instance) && wait.Task != TaskKind.Ask);

    private static bool IsOpen(StepState state) => state is { Ended: false, Phase: not StepPhase.NotEntered };

    /// <summary>Nothing that it comes of has begun; of a step that was split the first part goes on, and the others begin.</summary>
    private bool Begins(string instance, StepState state) => _case.SourcesOf(instance).All(s =>
        s.Phase == StepPhase.NotEntered || (s.Phase == StepPhase.Offered && state.Phase != StepPhase.Offered) || (!s.Ended && !IsFirst(instance, s)));

    private bool IsFirst(string instance, StepState source) =>
        _case.Mapping.OfActivity(source.Activity) is [var first, ..] && first == _case.StepOf(instance).StepId;

    private bool IsTimerOf(DeadlineRevision was, DeadlineRevision would) =>
        was is { Step: EngineRows.Timer, At: not null } && _case.Of(was.Name).Contains(would.Name);
}
