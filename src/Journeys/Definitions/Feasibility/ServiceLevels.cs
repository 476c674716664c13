namespace Journeys.Definitions.Feasibility;

/// <summary>How long steps take by what is promised: the agency's service level, else the step's own aim; what a person does takes no time.</summary>
public sealed class ServiceLevels(IReadOnlyDictionary<string, AgencyDescription> agencies)
{
    public int DaysOf(Step step)
    {
        if (step is not AgencyActivity asked || step is Notify) return 0;
        var promised = agencies.GetValueOrDefault(asked.Agency)?.Services.GetValueOrDefault(asked.Service)?.ServiceLevel ?? step.ServiceTarget;
        return promised is { } level ? PeriodDays.AtLeast(level) : 0;
    }
}
