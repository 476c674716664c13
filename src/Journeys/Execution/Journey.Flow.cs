using System.Collections.Immutable;
using Journeys.Law;

namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>A step entered again starts anew for each of its subjects.</summary>
    private Journey After(ActivityEntered e)
    {
        var again = e.Visit > 1 ? SetAgain(e.Activity) : this;
        return again.Entered(e);
    }

    private Journey Entered(ActivityEntered e)
    {
        var anew = e.Visit == 1 ? this : Anew(e.Activity);
        return anew with { Visits = Visits.Set(e.Activity, e.Visit), Tokens = Tokens.Set(e.Activity, e.Visit) };
    }

    private Journey Anew(string activity) => this with
    {
        Steps = Steps.SetAll(Steps.Where(s => s.Value.Activity == activity).Select(s => KeyValuePair.Create(
            s.Key, new StepState { Activity = activity, Subject = s.Value.Subject, Part = s.Value.Part, Applies = s.Value.Applies, Ready = s.Value.Ready, Past = PastOf(s.Value) }))),
        Bookmarks = WithPast(activity),
    };

    /// <summary>What was decided so far, for corrections of it; null where nothing was.</summary>
    private static ImmutableSortedSet<string>? PastOf(StepState state)
    {
        var past = (state.Past ?? Ordinal).Union(state.Earlier ?? Ordinal);
        past = state.DecisionId is { } decision ? past.Add(decision) : past;
        return past.IsEmpty ? null : past;
    }

    /// <summary>The rights of appeal that a step's earlier rounds gave stand beside those of the round that begins.</summary>
    private SortedMap<Bookmark> WithPast(string activity) => Bookmarks.SetAll(Bookmarks
        .Where(b => b.Value.Task == TaskKind.Appeal && Steps.Find(b.Value.Instance)?.Activity == activity)
        .Select(b => KeyValuePair.Create(b.Key, b.Value with { Past = true })));

    private static SortedMap<StepState> Assess(SortedMap<StepState> steps, StepAssessment a) =>
        steps.Set(a.Instance, (steps.Find(a.Instance) ?? new StepState { Activity = a.Activity, Subject = a.Subject, Part = a.Part })
            with
        { Applies = a.Applies, Ready = a.Ready, LetStand = a.Applies == false ? steps.Find(a.Instance)?.LetStand : null });

    private Journey After(ActivityLeft e)
    {
        var connections = Connections;
        foreach (var id in e.Followed)
            connections = connections.Set(id, new((connections.Find(id)?.Count ?? 0) + 1, true));
        foreach (var id in e.Skipped)
            connections = connections.Set(id, new((connections.Find(id)?.Count ?? 0) + 1, false));
        var skippedOver = e.Ports.IsEmpty;
        return this with
        {
            Connections = connections,
            Tokens = Tokens.Remove(e.Activity),
            Blocks = Blocks.Remove(e.Activity),
            Visits = skippedOver ? Visits.Set(e.Activity, Visits.Find(e.Activity) + 1) : Visits,
        };
    }

    private Journey After(StepEnded e, DateTimeOffset at) => WithStep(e.Instance, s => s with
    {
        Phase = StepPhase.Ended,
        Port = e.Port,
        Outcome = e.Outcome,
        Held = e.Held,
        Unavailable = e.Outcome == Outcome.Unavailable,
        EndedOn = SwedishTime.DateOf(at),
    });

    /// <summary>A flowchart within a loop begins anew each time: what was counted in it before counts no more, and no step of it is done.</summary>
    private Journey After(BlockOpened e) => e.Before.Keys.Select(Spot.IdOf).Distinct().Aggregate(this, (journey, id) => journey.Anew(id)) with
    {
        Blocks = Blocks.Set(e.Activity, new(e.Items, 0, false, e.Before)),
        Connections = e.Before.Keys.SelectMany(key => Connections.Keys.Where(c => IsFrom(c, key))).Aggregate(Connections, (left, c) => left.Remove(c)),
    };

    private static bool IsFrom(string connection, string key) =>
        connection.StartsWith($"{Spot.IdOf(key)}/", StringComparison.Ordinal) && connection.EndsWith(Spot.ItemsOf(key), StringComparison.Ordinal);

    private Journey After(LoopTurned e) => WithBlock(e.Activity, b => b with { Index = e.Index });

    private Journey WithBlock(string key, Func<BlockState, BlockState> change) =>
        Blocks.TryGetValue(key, out var block) ? this with { Blocks = Blocks.Set(key, change(block)) } : this;
}
