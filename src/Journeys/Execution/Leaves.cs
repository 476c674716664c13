using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Elsa's activities that hold no others, apart from those that choose ways. What an expression lacks, its activity waits for.</summary>
internal static class Leaves
{
    public static void Advance(Turn turn, Spot spot)
    {
        switch (spot.Activity)
        {
            case SetVariable set when turn.Evaluate(set.Value, at: spot) is Evaluation.Known known:
                turn.Emit(new VariableAssigned(set.Variable, FactValue.From(known.Value)));
                Flow.Leave(turn, spot, [Port.Done]);
                break;
            case CorrelateActivity correlate when Text(turn, spot, correlate.Value) is { } correlation:
                turn.Emit(new Correlated(correlation));
                Flow.Leave(turn, spot, [Port.Done]);
                break;
            case WriteLineActivity line when Text(turn, spot, line.Text) is { } text:
                turn.Emit(new LineWritten(spot.Key, text));
                Flow.Leave(turn, spot, [Port.Done]);
                break;
            case FaultActivity fault:
                Fault(turn, spot, fault);
                break;
            case EndActivity or BreakActivity or FinishActivity or CompleteActivity:
                Stops.Advance(turn, spot);
                break;
            default:
                Waits.Advance(turn, spot);
                break;
        }
    }

    /// <summary>Null while it is not known. Nothing is an empty text, as in Elsa.</summary>
    public static string? Text(Turn turn, Spot spot, Expression? expression) => expression is null ? "" : turn.Evaluate(expression, at: spot) switch
    {
        Evaluation.Known { Value.ValueKind: JsonValueKind.String } text => text.Value.GetString(),
        Evaluation.Known known => known.Value.GetRawText(),
        Evaluation.Undefined => "",
        Evaluation.Fault fault => Failed(turn, spot, fault),
        _ => null,
    };

    private static string? Failed(Turn turn, Spot spot, Evaluation.Fault fault)
    {
        turn.Incident(spot.Key, fault.Message);
        return null;
    }

    /// <summary>A scalar; null where there is none, or it is no scalar.</summary>
    public static FactValue? Scalar(Turn turn, Spot spot, Expression? expression) =>
        expression is not null && turn.Evaluate(expression, at: spot) is Evaluation.Known known ? FactValue.From(known.Value) : null;

    /// <summary>The token stays: somebody mends the journey, or closes it.</summary>
    private static void Fault(Turn turn, Spot spot, FaultActivity fault)
    {
        if (Text(turn, spot, fault.Code) is { } code && Text(turn, spot, fault.Category) is { } category
            && Text(turn, spot, fault.Kind) is { } kind && Text(turn, spot, fault.Message) is { } message)
            turn.Incident(spot.Key, $"Fault {Or(code, "0")} ({Or(category, "General")}, {Or(kind, "System")}): {message}".TrimEnd(' ', ':'));
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
