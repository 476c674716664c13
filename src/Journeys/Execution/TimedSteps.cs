using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Steps that wait for a day alone: nobody is asked, and they end when it has passed.</summary>
internal static class TimedSteps
{
    public static bool Is(Step step) => step.Deadline?.MetBy == MetBy.Passed;

    /// <summary>The day has passed: ends what waited for it. False where nothing did.</summary>
    public static bool End(Turn turn, PassDeadline passed, DeadlineRevision row)
    {
        if (turn.Definition.Index.Step(row.Step) is not { } step || !Is(step) || !turn.Journey.Tokens.ContainsKey(step.Id))
            return false;
        var waiting = (Instance.Of(step, turn.Journey) ?? []).Where(i => i.Subject == row.Subject && turn.Journey.Steps[i.Key] is { Ended: false, Applies: true }).ToList();
        if (waiting.Count > 0)
            turn.Emit(new DeadlinePassed(passed.Key, passed.Revision, DeadlineMark.Opens));
        waiting.ForEach(i => turn.Emit(new StepEnded(i.Key, Port.Done, null, false)));
        return waiting.Count > 0;
    }

    /// <summary>A step whose turn comes when its day has been.</summary>
    public static void EndIfPassed(Turn turn, Instance instance)
    {
        turn.Note(Reads.OfName(instance.LastDay!) | Reads.OfDay);
        if (turn.Journey.Deadlines.Find(instance.LastDay!)?.Current is { Date: { } day, Provisional: false } && SwedishTime.EndOf(day) <= turn.Now)
            turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
    }
}
