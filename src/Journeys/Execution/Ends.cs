using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>How waits, branches and journeys end.</summary>
internal static class Ends
{
    /// <summary>Closes what an instance waits for. A right to have a decision tried again stays, until the outcome changes.</summary>
    public static void Close(Turn turn, string instance)
    {
        foreach (var (id, _) in turn.Journey.Bookmarks.Where(b => b.Value.Instance == instance).ToList())
            turn.Emit(new BookmarkClosed(id));
    }

    /// <summary>The journey is over when only offers that nobody is in the middle of, and rights clocks, remain.</summary>
    public static void End(Turn turn)
    {
        var journey = turn.Journey;
        if (journey.Bookmarks.Values.Any(b => b.Task is not TaskKind.Appeal && !(b.Task == TaskKind.Send && IsOffer(turn, b.Instance))))
            return;
        if (journey.Tokens.Keys.Any(id => !IsOffer(turn.Definition.Activities[id])))
            return;
        foreach (var (instance, _) in journey.Steps.Where(s => !s.Value.Ended && IsOffer(turn, s.Key) && journey.Tokens.ContainsKey(s.Value.Activity)))
            Offers.Lapse(turn, instance);
        Flow.Advance(turn);
        if (turn.Journey.Tokens.Count == 0)
            turn.Emit(new JourneyEnded());
    }

    /// <summary>The fact that began the journey was annulled: everyone who was asked is told, every wait and last day goes.</summary>
    public static void Cancel(Turn turn, string reason)
    {
        foreach (var (key, state) in turn.Journey.Steps.Where(s => s.Value.SentOn is not null))
            if (Instance.Find(turn.Definition, turn.Journey, key) is { Step: AgencyActivity } instance)
                Tasks.Tell(turn, instance, state.Ended ? MessageVerb.Notice : MessageVerb.Withdraw, BookmarkId.Of($"{key}.cancel", 1));
        Deadlines.Disarm(turn);
        turn.Emit(new JourneyCancelled(reason));
    }

    /// <summary>A join that waits for any branch cancels the others that lead to it.</summary>
    public static void CancelBranches(Turn turn, string join)
    {
        foreach (var activity in turn.Journey.Tokens.Keys.Where(id => id != join && turn.Definition.Index.Leads(id, join)).ToList())
        {
            foreach (var (key, state) in turn.Journey.Steps.Where(s => s.Value.Activity == activity && !s.Value.Ended))
                CancelStep(turn, key, state);
            turn.Emit(new ActivityLeft(activity, ["Cancelled"], [], []));
        }
    }

    private static void CancelStep(Turn turn, string key, StepState state)
    {
        if (state.Phase == StepPhase.WithAgency && Instance.Find(turn.Definition, turn.Journey, key) is { } instance)
            Checks.Withdraw(turn, instance);
        Close(turn, key);
        if (!turn.Journey.Steps[key].Ended)
            turn.Emit(new StepEnded(key, Port.NotApplicable, null, false));
    }

    private static bool IsOffer(Turn turn, string instance) =>
        turn.Journey.Steps.TryGetValue(instance, out var state) && IsOffer(turn.Definition.Activities[state.Activity]);

    private static bool IsOffer(Activity activity) => activity is Step { Offered: not Offer.No };
}
