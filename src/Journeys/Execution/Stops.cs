using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Activities that end a flowchart, a loop, or the whole journey at once.</summary>
internal static class Stops
{
    public static void Advance(Turn turn, Spot spot)
    {
        switch (spot.Activity)
        {
            case BreakActivity:
                Break(turn, spot);
                Complete(turn, spot);
                break;
            case EndActivity when spot.Activity.Parent is not null:
                Complete(turn, spot);
                break;
            case CompleteActivity complete when OutcomesOf(turn, spot, complete) is { } outcomes:
                Stop(turn, spot, outcomes);
                break;
            case EndActivity or FinishActivity:
                Stop(turn, spot, []);
                break;
        }
    }

    /// <summary>Marks what the break ends: sequences and forks on the way to the nearest loop, and the loop.</summary>
    private static void Break(Turn turn, Spot spot)
    {
        for (var key = spot.ParentKey(turn.Definition); key is not null;)
        {
            var block = Spot.Of(turn.Definition, key);
            if (block.Activity is SequenceBlock or ForkBlock or LoopBlock)
                turn.Emit(new BlockBroken(key));
            key = block.Activity is LoopBlock ? null : block.ParentKey(turn.Definition);
        }
    }

    /// <summary>Leaves; a flowchart ends by it, with what still runs in it.</summary>
    private static void Complete(Turn turn, Spot spot)
    {
        var block = Spot.Of(turn.Definition, spot.ParentKey(turn.Definition)!);
        if (block.Activity is not FlowchartBlock)
        {
            Flow.Leave(turn, spot, [Port.Done]);
            return;
        }

        turn.Emit(new ActivityLeft(spot.Key, [Port.Done], [], []));
        Blocks.Close(turn, block);
    }

    /// <summary>Ends the journey: agencies that were asked are told, what waits for people is closed; rights that a decision gave stay.</summary>
    private static void Stop(Turn turn, Spot spot, IReadOnlyList<string> outcomes)
    {
        turn.Emit(new FlowStopped(spot.Key, [.. outcomes]));
        Cancellation.Everything(turn, spot.Key);
        turn.Emit(new ActivityLeft(spot.Key, [Port.Done], [], []));
    }

    /// <summary>One text, or an array of them; Done where there is none.</summary>
    private static IReadOnlyList<string>? OutcomesOf(Turn turn, Spot spot, CompleteActivity complete)
    {
        if (complete.Outcomes is null)
            return [Port.Done];
        return turn.Evaluate(complete.Outcomes, at: spot) switch
        {
            Evaluation.Known { Value: { ValueKind: JsonValueKind.Array } array } => [.. array.EnumerateArray().Select(o => o.ToString())],
            Evaluation.Known known => [known.Value.ToString()],
            Evaluation.Undefined => [Port.Done],
            _ => null,
        };
    }
}
