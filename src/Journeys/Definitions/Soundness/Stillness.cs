namespace Journeys.Definitions.Soundness;

/// <summary>What a journey can pass without waiting and without setting anything that a condition could read: a way round by nothing else never ends.</summary>
internal static class Stillness
{
    public static bool CanPass(Definition definition, Activity activity) => CanPass(definition, activity, still: true);

    /// <summary>What can be left in the moment in which it is entered, whatever it sets or ends on the way.</summary>
    public static bool CanPassAtOnce(Definition definition, Activity activity) => CanPass(definition, activity, still: false);

    private static bool CanPass(Definition definition, Activity activity, bool still)
    {
        return activity switch
        {
            Notify => true,
            Step or ChildWorkflow { Waits: true } or DelayActivity or StartAtActivity or EventActivity or RunTaskActivity or FaultActivity => false,
            ChildWorkflow or SetVariable or BreakActivity or FinishActivity or CompleteActivity => !still,
            IfBlock choice => Either([choice.Then, choice.Else]),
            SwitchBlock choice => Either([.. choice.Cases.Select(c => c.Activity), choice.Default]),
            WhileBlock => true,
            ForEachBlock or ParallelForEachBlock when !still => true,
            ForkBlock { Any: true } fork => fork.Branches.Any(Passes) && !(still && FlowNet.Below(definition, fork).Any(a => a is SetVariable)),
            FlowchartBlock flowchart => Through(definition, flowchart, still),
            SequenceBlock sequence when !still => sequence.Activities.TakeWhile(a => definition.Activities[a] is not (EndActivity or BreakActivity)).All(Passes),
            Block block => block.Children.All(Passes),
            _ => true,
        };

        bool Either(string?[] ways) => ways.Any(w => w is null || Passes(w));
        bool Passes(string child) => CanPass(definition, definition.Activities[child], still);
    }

    private static bool Through(Definition definition, FlowchartBlock flowchart, bool still)
    {
        var seen = new HashSet<string>();
        var left = new Stack<string>([flowchart.Start]);
        while (left.TryPop(out var at))
        {
            if (!CanPass(definition, definition.Activities[at], still) || !seen.Add(at)) continue;
            var next = definition.Index.Outbound(at).Select(c => c.Target).ToList();
            if (next.Count == 0) return true;
            next.ForEach(left.Push);
        }

        return false;
    }
}
