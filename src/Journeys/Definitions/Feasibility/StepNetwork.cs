using Journeys.Definitions.Checks;
using Journeys.Definitions.Checks.Knowing;

namespace Journeys.Definitions.Feasibility;

/// <summary>The network of a life event: what comes after what, and how long each step takes. An activity of a loop counts once.</summary>
internal sealed class StepNetwork
{
    private readonly Definition _definition;
    private readonly HashSet<string> _stepIds;

    /// <param name="definition">A checked life event.</param>
    /// <param name="days">How many days a step takes.</param>
    public StepNetwork(Definition definition, Func<Step, int> days)
    {
        (_definition, _stepIds) = (definition, [.. definition.Index.Steps.Select(s => s.StepId)]);
        LastDays = new(definition);
        foreach (var activity in definition.Activities.Values)
        {
            Network.Add(new(Points.Begin(activity.Id), Points.End(activity.Id), activity is Step step ? days(step) : DelayOf(activity), activity as Step));
            foreach (var before in Before(activity)) After(before, activity.Id);
            if (activity.Parent is { } parent) Nest(activity, definition.Activities[parent]);
        }

        foreach (var step in definition.Index.Steps)
            foreach (var fact in step.Facts.Keys.Where(f => LastDays.OnlyWriter(f) == step)) Network.Add(new(Points.Fact(fact), Points.End(step.Id), 0));
    }

    public TemporalNetwork Network { get; } = new();

    public LastDays LastDays { get; }

    /// <summary>The point by which a step's last day is met.</summary>
    public static string Met(Step step) => step is AgencyActivity && step.Deadline is { MetBy: MetBy.Sent } ? Points.Begin(step.Id) : Points.End(step.Id);

    private void After(string before, string activity) => Network.Add(new(Points.End(before), Points.Begin(activity), 0));

    private IEnumerable<string> Before(Activity activity)
    {
        var inbound = _definition.Index.Inbound(activity.Id).Where(c => !_definition.Index.IsBack(c)).ToList();
        // A join that waits for any is passed when the first has come, whichever that is.
        var followed = activity is FlowJoin { Mode: JoinMode.WaitAny } && inbound.Count > 1 ? [] : inbound.Where(c => c.Port != Ports.Missed).Select(c => c.Source);
        return followed.Concat(activity is Step step ? Awaited(step).Where(a => a != step.Id) : []);
    }

    /// <summary>The task whose submission is the request, and the steps that it must have ended to be ready.</summary>
    private IEnumerable<string> Awaited(Step step)
    {
        if (step is AgencyStep { Request: var request } && _definition.Index.Step(request) is { } task) yield return task.Id;
        if (step.Ready is { Kind: ExpressionKind.JavaScript } ready)
            foreach (var ended in EndedSteps.In(ready.Text, _stepIds)) yield return _definition.Index.Step(ended)!.Id;
    }

    private void Nest(Activity activity, Activity parent)
    {
        Network.Add(new(Points.Begin(parent.Id), Points.Begin(activity.Id), 0));
        if (parent is not ForkBlock { Any: true }) Network.Add(new(Points.End(activity.Id), Points.End(parent.Id), 0));
        if (parent is SequenceBlock sequence && sequence.Activities.TakeWhile(a => a != activity.Id).LastOrDefault() is { } before) After(before, activity.Id);
    }

    private static int DelayOf(Activity activity) =>
        activity is DelayActivity { Span: { Kind: ExpressionKind.Literal } span } && Times.Span(span.Text) is { } time ? (int)time.TotalDays : 0;
}
