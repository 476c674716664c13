using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Tasks that end by themselves when what they ask for was seen elsewhere, such as a payment that came in.</summary>
internal static class SelfEnding
{
    /// <summary>Ends the task where it is done. False where it goes on.</summary>
    public static bool End(Turn turn, Instance instance)
    {
        if (instance.Step is not CitizenTask { DoneWhen: { } done } || turn.Journey.Steps[instance.Key] is { Ended: true } or { Applies: false }
            || turn.Holds(done, instance) != true)
            return false;
        Ends.Close(turn, instance.Key);
        turn.Emit(new StepEnded(instance.Key, Port.Done, null, false));
        return true;
    }

    /// <summary>What was seen was taken back: a task that ended by it is to be checked, until it is seen again.</summary>
    public static void CheckAgain(Turn turn)
    {
        foreach (var task in turn.Definition.Index.SelfEnding)
            foreach (var instance in turn.InstancesOf(task) ?? [])
                CheckAgain(turn, instance, task.DoneWhen!);
    }

    private static void CheckAgain(Turn turn, Instance instance, Expression done)
    {
        if (turn.Journey.Steps.Find(instance.Key) is not { Ended: true, Port: Port.Done, SentOn: null, Applies: not false })
            return;
        var check = turn.Journey.Bookmarks.FirstOrDefault(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Check).Key;
        var stands = turn.Holds(done, instance);
        if (check is null && stands == false && !turn.Journey.Numbers.ContainsKey($"{instance.Key}.check"))
            turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.check"), instance.Key, TaskKind.Check, null, []));
        else if (check is not null && stands == true)
            turn.Emit(new BookmarkClosed(check));
    }
}
