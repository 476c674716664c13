using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Takes tokens away: agencies that were asked are told, tasks and waits are closed.</summary>
internal static class Cancellation
{
    /// <summary>A join that waits for any branch cancels the others that lead to it.</summary>
    public static void Branches(Turn turn, Spot join)
    {
        foreach (var spot in SpotsOf(turn).Where(s => s.Key != join.Key && s.Items == join.Items && s.Activity.Parent == join.Activity.Parent
            && turn.Definition.Index.Leads(s.Activity.Id, join.Activity.Id)).ToList())
        {
            Within(turn, spot.Key);
            Waits(turn, spot);
            Flow.Leave(turn, spot, ["Cancelled"]);
        }
    }

    /// <summary>Everything that runs in a block.</summary>
    public static void Within(Turn turn, string block)
    {
        foreach (var spot in SpotsOf(turn).Where(s => s.IsWithin(turn.Definition, block)).ToList())
            Token(turn, spot);
    }

    /// <summary>The whole journey, apart from one token; a right to have a decision tried again stays.</summary>
    public static void Everything(Turn turn, string but)
    {
        foreach (var spot in SpotsOf(turn).Where(s => s.Key != but).ToList())
            Token(turn, spot);
        foreach (var key in turn.Journey.Bookmarks.Values.Where(b => b.Task != TaskKind.Appeal).Select(b => b.Instance).Distinct().ToList())
        {
            if (Instance.Find(turn.Definition, turn.Journey, key) is { Step: AgencyActivity } instance)
                Checks.TellWithdrawn(turn, instance);
            Ends.Close(turn, key, rights: false);
        }
    }

    /// <summary>What a token waits for is taken away, and it goes on.</summary>
    public static void GoOn(Turn turn, Spot spot)
    {
        Waits(turn, spot);
        Flow.Leave(turn, spot, [Port.Done]);
    }

    private static IEnumerable<Spot> SpotsOf(Turn turn) => turn.Journey.Tokens.Keys.Select(key => Spot.Of(turn.Definition, key));

    private static void Token(Turn turn, Spot spot)
    {
        Waits(turn, spot);
        turn.Emit(new ActivityLeft(spot.Key, ["Cancelled"], [], []));
    }

    private static void Waits(Turn turn, Spot spot)
    {
        if (spot.Activity is Step step)
        {
            foreach (var (key, _) in turn.Journey.Steps.Where(s => s.Value.Activity == step.Id && (!s.Value.Ended || s.Value.Held)))
                Ends.CancelStep(turn, key);
            Ends.Close(turn, step.StepId, rights: false);
        }
        else if (spot.Activity is ChildWorkflow { Waits: true })
        {
            Children.Cancel(turn, spot.Key);
        }
        else
        {
            Ends.Close(turn, spot.Key);
            Timers.Disarm(turn, spot);
        }
    }
}
