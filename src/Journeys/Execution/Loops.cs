using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Loops: the body runs, and when it is done the loop turns or is left.</summary>
internal static class Loops
{
    /// <summary>The most items that a loop runs for: the state holds them while it runs.</summary>
    public const int MostItems = 500;

    public static void Advance(Turn turn, Spot spot, BlockState? state)
    {
        if (Blocks.Running(turn, spot).Any())
            return;
        if (spot.Activity is WhileBlock loop)
            Turn(turn, spot, loop, state);
        else if (state is not null)
            Next(turn, spot, (ForEachBlock)spot.Activity, state with { Index = state.Index + 1 });
        else if (ItemsOf(turn, spot, ((ForEachBlock)spot.Activity).Items) is { } items)
            Begin(turn, spot, (ForEachBlock)spot.Activity, items);
    }

    private static void Turn(Turn turn, Spot spot, WhileBlock loop, BlockState? state)
    {
        if (turn.Holds(loop.Condition, null, spot) is not { } again)
            return;
        if (!again || loop.Body is null)
        {
            Flow.Leave(turn, spot, [Port.Done]);
            return;
        }

        if (state is null)
            Blocks.Open(turn, spot, []);
        else
            turn.Emit(new LoopTurned(spot.Key, state.Index + 1));
        Flow.Enter(turn, spot.Beside(loop.Body));
    }

    private static void Begin(Turn turn, Spot spot, ForEachBlock loop, IReadOnlyList<FactValue> items)
    {
        Blocks.Open(turn, spot, items);
        Next(turn, spot, loop, turn.Journey.Blocks[spot.Key]);
    }

    private static void Next(Turn turn, Spot spot, ForEachBlock loop, BlockState state)
    {
        if (state.Index >= state.Items.Count || loop.Body is null)
        {
            Flow.Leave(turn, spot, [Port.Done]);
            return;
        }

        if (state.Index > 0)
            turn.Emit(new LoopTurned(spot.Key, state.Index));
        Blocks.Assign(turn, loop.Variable, state.Items[state.Index]);
        Flow.Enter(turn, spot.Beside(loop.Body));
    }

    /// <summary>Null while they are not known, or cannot be: then an incident says why.</summary>
    public static IReadOnlyList<FactValue>? ItemsOf(Turn turn, Spot spot, Expression items)
    {
        switch (turn.Evaluate(items, at: spot))
        {
            case Evaluation.Known { Value: { ValueKind: JsonValueKind.Array } array } when array.GetArrayLength() <= MostItems:
                var values = array.EnumerateArray().Select(FactValue.From).ToList();
                if (!values.Contains(null))
                    return [.. values.Select(v => v!.Value)];
                break;
            case Evaluation.Undefined:
                return [];
            case Evaluation.Unknown:
                return null;
            case Evaluation.Fault fault:
                turn.Incident(spot.Key, fault.Message);
                return null;
        }

        turn.Incident(spot.Key, $"Its items are no array of at most {MostItems} texts, whole numbers, true and false. Correct the definition.");
        return null;
    }
}
