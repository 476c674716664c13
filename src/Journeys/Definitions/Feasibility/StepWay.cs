namespace Journeys.Definitions.Feasibility;

/// <summary>The longest way from now to where a step's last day is met, through what has not ended yet.</summary>
internal sealed class StepWay
{
    private readonly ILookup<string, TemporalNetwork.Constraint> _before;
    private readonly HashSet<string> _steps;

    public StepWay(Definition definition)
    {
        _before = new StepNetwork(definition, _ => 0).Network.Constraints.ToLookup(c => c.To);
        _steps = [.. definition.Index.Steps.Select(s => Points.End(s.Id))];
    }

    /// <param name="step">The step whose last day is to be met.</param>
    /// <param name="days">How many days each step has before it; null where it is over.</param>
    public double DaysUntil(Step step, Func<Step, double?> days) => Until(StepNetwork.Met(step), days, []);

    private double Until(string point, Func<Step, double?> days, Dictionary<string, double> known)
    {
        if (known.TryGetValue(point, out var until)) return until;
        known[point] = 0;
        var own = _before[point].FirstOrDefault(c => c.Takes is not null);
        var takes = own?.Takes is { } step ? days(step) : 0;
        if (_steps.Contains(point) && takes is null) return 0;
        return known[point] = (takes ?? 0) + _before[point].Select(c => Until(c.From, days, known)).DefaultIfEmpty(0).Max();
    }
}
