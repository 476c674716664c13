namespace Journeys.Definitions.Feasibility;

/// <summary>Finds from which point, and how long, each step's last day runs; where that depends on more than the definition says, there is none.</summary>
internal sealed class LastDays(Definition definition)
{
    private readonly Dictionary<string, LastDay?> _found = [];

    public LastDay? Of(Step step)
    {
        if (_found.TryGetValue(step.StepId, out var found)) return found;
        _found[step.StepId] = null;
        return _found[step.StepId] = step.Deadline is { } deadline ? Of(step, deadline) : null;
    }

    /// <summary>The only step that writes a fact, where nothing else does.</summary>
    public Step? OnlyWriter(string fact)
    {
        var writers = definition.Index.Steps.Where(s => s.Facts.ContainsKey(fact) || s.Outcomes.Values.Any(o => o.Facts.ContainsKey(fact))).ToList();
        var others = definition.RegisterFacts.Any(r => r.Facts.ContainsKey(fact)) || definition.Facts.GetValueOrDefault(fact)?.Initial is not null
            || definition.Activities.Values.OfType<ChildWorkflow>().Any(c => c.Facts.ContainsKey(fact));
        return writers.Count == 1 && !others ? writers[0] : null;
    }

    private LastDay? Of(Step step, Deadline deadline)
    {
        // A day to act before is counted back from a day to come, which a person has chosen: only another step's last day bounds it.
        var sources = deadline.Rule == DeadlineRule.BeforeStep ? deadline.Of.Where(of => definition.Index.Step(of) is not null) : deadline.Of;
        if (sources.FirstOrDefault() is not { } source || From(source) is not { } counted) return null;
        var last = deadline.Rule switch
        {
            DeadlineRule.AbsoluteFromEvent or DeadlineRule.RelativeToStep => Forward(counted, deadline),
            DeadlineRule.BeforeStep when deadline.Period is { } period => counted with { Most = counted.Most - PeriodDays.AtLeast(period), Least = counted.Least - PeriodDays.AtLeast(period) },
            DeadlineRule.BeforeStep or DeadlineRule.SameAs => counted,
            _ => null,
        };
        return last is null ? null : last with { Step = step };
    }

    private static LastDay? Forward(LastDay counted, Deadline deadline)
    {
        if (deadline.Period is not { IsNegative: false } period) return null;
        var (least, most) = PeriodDays.Of(period, deadline.NoSundayRule);
        return counted with { Most = Math.Min(counted.Most + most, PeriodDays.Endless), Least = Math.Min(counted.Least + least, PeriodDays.Endless) };
    }

    private LastDay? From(string source)
    {
        if (Deadline.EndOf(source) is { } ended && definition.Index.Step(ended) is { } over) return new(over, Points.End(over.Id), 0, 0, true);
        if (definition.Index.Step(source) is { } step) return Of(step);
        return OnlyWriter(source) is { } writer ? new(writer, Points.Fact(source), 0, 0, writer is RegisterFact) : null;
    }
}
