namespace Journeys.Execution;

public sealed partial record Journey
{
    private Journey After(DeadlinePassed e)
    {
        if (!Deadlines.TryGetValue(e.Key, out var deadline))
            return this;
        return this with
        {
            Deadlines = Deadlines.Set(e.Key, e.Mark switch
            {
                DeadlineMark.Reminder => deadline with { RemindersSent = deadline.RemindersSent + 1 },
                DeadlineMark.Due or DeadlineMark.Delay => deadline with { Missed = true },
                _ => deadline with { Current = deadline.Current with { At = null } },
            }),
        };
    }

    /// <summary>The last days of a step that is entered again are set anew.</summary>
    private Journey SetAgain(string activity)
    {
        var steps = Steps.Where(s => s.Value.Activity == activity).Select(s => StepIdOf(s.Key)).ToHashSet();
        return this with
        {
            Deadlines = Deadlines.SetAll(Deadlines.Where(d => steps.Contains(d.Value.Current.Step)).Select(d => KeyValuePair.Create(d.Key, d.Value with { Again = true }))),
        };
    }

    private static SortedMap<DeadlineState> Revise(SortedMap<DeadlineState> deadlines, DeadlineRevision revision)
    {
        var old = deadlines.Find(revision.Key);
        var moved = old is null or { Again: true } || old.Current.Date != revision.Date;
        return deadlines.Set(revision.Key, new(revision, !moved && old!.Missed, moved ? 0 : old!.RemindersSent));
    }
}
