namespace Journeys.Definitions.Soundness;

/// <summary>What a journey can pass without waiting and without setting anything that a condition could read: a way round by nothing else never ends.</summary>
internal static class Stillness
{
    public static bool CanPass(Definition definition, Activity activity) => activity switch
    {
        Notify => true,
        Step or ChildWorkflow or SetVariable or DelayActivity or StartAtActivity or EventActivity or RunTaskActivity or FaultActivity => false,
        BreakActivity or FinishActivity or CompleteActivity => false,
        IfBlock choice => Either(definition, [choice.Then, choice.Else]),
        SwitchBlock choice => Either(definition, [.. choice.Cases.Select(c => c.Activity), choice.Default]),
        WhileBlock => true,
        FlowchartBlock flowchart => Through(definition, flowchart),
        Block block => block.Children.All(c => CanPass(definition, definition.Activities[c])),
        _ => true,
    };

    private static bool Either(Definition definition, string?[] ways) => ways.Any(w => w is null || CanPass(definition, definition.Activities[w]));

    private static bool Through(Definition definition, FlowchartBlock flowchart)
    {
        var seen = new HashSet<string>();
        var left = new Stack<string>([flowchart.Start]);
        while (left.TryPop(out var at))
        {
            if (!CanPass(definition, definition.Activities[at]) || !seen.Add(at)) continue;
            var next = definition.Index.Outbound(at).Select(c => c.Target).ToList();
            if (next.Count == 0) return true;
            next.ForEach(left.Push);
        }

        return false;
    }
}
