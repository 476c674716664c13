using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>
/// What people take back: one request that is not decided, or the whole journey. Whoever began a case may end it until it is
/// decided; what is decided stands, with the right to have it tried again.
/// </summary>
public static class Withdrawals
{
    /// <summary>The requests that may be taken back now: a person asked for them, and they are not decided.</summary>
    public static IEnumerable<KeyValuePair<string, Bookmark>> Requests(Definition definition, Journey journey) =>
        journey.Status != JourneyStatus.Running ? [] : journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Answer
            && Instance.Find(definition, journey, b.Value.Instance)?.Step is { } step && MayBeTakenBack(step));

    /// <summary>Whether the person may take the whole journey back: who began it, or where nobody did, any of its people.</summary>
    public static bool MayWithdraw(Definition definition, Journey journey, Guid person) =>
        definition.Withdrawable && journey.Status == JourneyStatus.Running
        && journey.Participants.Exists(p => p.Person == person && (definition.Begin is null || p.Role == definition.Begin.Role));

    /// <summary>Whether a step's request may be taken back: neither what an agency does of its own accord, nor where the definition gives a reason against it.</summary>
    public static bool MayBeTakenBack(Step step) =>
        step is AgencyStep { Profile: Profile.DR or Profile.CL, Request: not "automatic", NoWithdrawal: null } && Profiles.Unreachable(step, Outcome.WrittenOff) is null;

    internal static bool Request(Turn turn, WithdrawRequest withdrawal)
    {
        if (!Requests(turn.Definition, turn.Journey).Any(r => r.Key == withdrawal.Bookmark)
            || Instance.Find(turn.Definition, turn.Journey, turn.Journey.Bookmarks[withdrawal.Bookmark].Instance) is not { } instance
            || !Audience.MayAct(turn.Journey, instance, withdrawal.By))
            return false;
        turn.Emit(new RequestWithdrawn(withdrawal.Bookmark, instance.Key, withdrawal.By, withdrawal.Receipt));
        Deadlines.StopRetry(turn, instance);
        if (turn.Journey.Steps[instance.Key] is { Applies: false, Ended: false })
            Checks.Withdraw(turn, instance);
        else
            WriteOff(turn, instance);
        return true;
    }

    /// <summary>As if the agency had written it off: a refusal holds what follows, and the request may be sent anew. An appeal of an earlier decision stays.</summary>
    private static void WriteOff(Turn turn, Instance instance)
    {
        var (step, wentOn) = ((AgencyStep)instance.Step, turn.Journey.Steps[instance.Key] is { Ended: true, Outcome: Outcome.Unavailable });
        Checks.TellWithdrawn(turn, instance);
        Answers.Derive(turn, instance, Outcome.WrittenOff, ArrivedData.None, instance.Key);
        Ends.Close(turn, instance.Key, rights: false);
        var port = Steps.PortOf(Outcome.WrittenOff);
        turn.Emit(new StepEnded(instance.Key, port, Outcome.WrittenOff, !wentOn && Refusals.Hold(turn.Definition, step, port, nameof(Outcome.WrittenOff))));
        Answers.Suggest(turn, instance, Outcome.WrittenOff);
        if (Answers.MayFileAgain(step, Outcome.WrittenOff))
            turn.Emit(new TaskOpened(turn.NextBookmark(instance.Key), instance.Key, TaskKind.Send, null, []));
    }

    internal static bool Whole(Turn turn, WithdrawJourney withdrawal)
    {
        if (!MayWithdraw(turn.Definition, turn.Journey, withdrawal.By))
            return false;
        turn.Emit(new JourneyWithdrawn(withdrawal.By, withdrawal.Receipt));
        Cancellation.Everything(turn, but: "");
        Children.Cancel(turn);
        Deadlines.Disarm(turn, _ => true);
        turn.Emit(new JourneyEnded());
        return true;
    }
}
