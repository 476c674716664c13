namespace Journeys.Definitions.Checks.Knowing;

/// <summary>The expressions for which an activity keeps its token while they are unknown, by the input that holds them.</summary>
internal static class HeldConditions
{
    public static IEnumerable<(string Input, Expression Expression)> Of(Activity activity) =>
        Inputs(activity).Where(i => i.Expression is { Kind: ExpressionKind.JavaScript }).Select(i => (i.Input, i.Expression!));

    private static IEnumerable<(string Input, Expression? Expression)> Inputs(Activity activity) => activity switch
    {
        Step step => [("applies", step.Applies), ("ready", step.Ready), ("done", step is CitizenTask { EndsByItself: true } task ? task.DoneWhen : null)],
        FlowDecision decision => [("condition", decision.Condition)],
        IfBlock choice => [("condition", choice.Condition)],
        WhileBlock loop => [("condition", loop.Condition)],
        ForEachBlock loop => [("items", loop.Items)],
        ParallelForEachBlock loop => [("items", loop.Items)],
        FlowSwitch choice => Deciding(choice.Mode, choice.Cases.Select(c => c.Condition)),
        SwitchBlock choice => Deciding(choice.Mode, choice.Cases.Select(c => c.Condition)),
        SetVariable set => [("value", set.Value)],
        DelayActivity delay => [("timeSpan", delay.Span)],
        StartAtActivity start => [("dateTime", start.Instant)],
        ChildWorkflow child => [("input", child.Input)],
        _ => [],
    };

    /// <summary>A case after the first is looked at only where those before it are false.</summary>
    private static IEnumerable<(string, Expression?)> Deciding(SwitchMode mode, IEnumerable<Expression> cases) =>
        cases.Take(mode == SwitchMode.MatchFirst ? 1 : int.MaxValue).Select(c => ("cases", (Expression?)c));
}
