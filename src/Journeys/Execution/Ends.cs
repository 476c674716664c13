using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>How waits, branches and journeys end.</summary>
internal static class Ends
{
    /// <summary>Closes what an instance waits for. A right to have a decision tried again stays, until the outcome changes.</summary>
    public static void Close(Turn turn, string instance, bool rights = true)
    {
        foreach (var id in turn.Journey.OpenAt(instance, b => !b.Past && (rights || b.Task != TaskKind.Appeal)))
            turn.Emit(new BookmarkClosed(id));
    }

    /// <summary>The journey is over when only offers that nobody is in the middle of, and rights clocks, remain.</summary>
    public static void End(Turn turn)
    {
        var journey = turn.Journey;
        foreach (var bookmark in journey.Bookmarks.Values)
            if (!IsRight(turn, bookmark))
                return;
        foreach (var key in journey.Tokens.Keys)
            if (!IsOffer(Spot.Of(turn.Definition, key).Activity))
                return;
        if (journey.Steps.Values.Any(s => journey.Tokens.ContainsKey(s.Activity) && Offers.StandsYet(turn, s)))
            return;
        foreach (var (instance, _) in journey.Steps.Where(s => !s.Value.Ended && IsOffer(turn, s.Key) && journey.Tokens.ContainsKey(s.Value.Activity)))
            Offers.Lapse(turn, instance);
        foreach (var id in journey.Tokens.Keys.Where(id => Instance.Of((Step)turn.Definition.Activities[id], journey) is null))
            Flow.Leave(turn, turn.Definition.Activities[id], [Port.NotApplicable, Port.Done]);
        Flow.Advance(turn);
        if (turn.Journey.Tokens.Count == 0)
            turn.Emit(new JourneyEnded());
    }

    /// <summary>What the person may do, and nobody waits for: an appeal, an offer, a request to file again after the token has gone, a change of what they have done.</summary>
    private static bool IsRight(Turn turn, Bookmark bookmark) => bookmark.Task switch
    {
        TaskKind.Appeal => true,
        TaskKind.Task => IsOffer(turn, bookmark.Instance) || (bookmark.About.IsEmpty && turn.Journey.Steps.Find(bookmark.Instance) is { Ended: true, Held: false }),
        TaskKind.Send => IsOffer(turn, bookmark.Instance) || turn.Journey.Steps.Find(bookmark.Instance) is { Ended: true, Held: false },
        _ => false,
    };

    /// <summary>A journey at rest that waits for no input and no day would never move again: shown, so that someone mends it.</summary>
    public static void ShowStall(Turn turn)
    {
        var journey = turn.Journey;
        if (journey.Status != JourneyStatus.Running || journey.Bookmarks.Count > 0 || DueRows.Of(journey).Any()
            || journey.Steps.Values.Any(s => s.Held || s.Phase == StepPhase.Offered))
            return;
        turn.Incident("journey", $"It waits for nothing that can come: {string.Join(", ", journey.Tokens.Keys)} cannot go on. Correct the facts or the definition.");
    }

    /// <summary>The fact that began the journey was annulled: everyone who was asked is told, every wait and last day goes.</summary>
    public static void Cancel(Turn turn, string reason)
    {
        foreach (var (key, state) in turn.Journey.Steps.Where(s => s.Value.SentOn is not null || s.Value.Ended))
            if (Instance.Find(turn.Definition, turn.Journey, key) is { Step: AgencyActivity step } instance && (state.SentOn is not null || step is Notify))
                Tasks.Tell(turn, instance, turn.Journey.HasAnswerOpen(key) ? MessageVerb.Withdraw : MessageVerb.Notice, BookmarkId.Of($"{key}.cancel", 1));
        Children.Cancel(turn);
        Deadlines.Disarm(turn, _ => true);
        turn.Emit(new JourneyCancelled(reason));
    }

    /// <summary>Nobody waits for a step any more: an agency that was asked is told, tasks are closed, a refusal holds no longer.</summary>
    public static void CancelStep(Turn turn, string key)
    {
        if (Instance.Find(turn.Definition, turn.Journey, key) is { Step: AgencyActivity } instance)
            Checks.TellWithdrawn(turn, instance);
        Close(turn, key, rights: false);
        var state = turn.Journey.Steps[key];
        if (state is { Held: true, Port: { } port })
            turn.Emit(new StepEnded(key, port, state.Outcome, false));
        else if (!state.Ended)
            turn.Emit(new StepEnded(key, Port.NotApplicable, null, false));
    }

    private static bool IsOffer(Turn turn, string instance) =>
        turn.Journey.Steps.TryGetValue(instance, out var state) && IsOffer(turn.Definition.Activities[state.Activity]);

    private static bool IsOffer(Activity activity) => activity is Step { Offered: not Offer.No };
}
