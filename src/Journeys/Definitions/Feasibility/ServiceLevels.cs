namespace Journeys.Definitions.Feasibility;

/// <summary>How long steps take by what is promised: the agency's service level, else the step's own aim; what a person does takes no time.</summary>
public sealed class ServiceLevels(IReadOnlyDictionary<string, AgencyDescription> agencies)
{
    public int DaysOf(Step step)
    {
        if (step is not AgencyActivity asked || step is Notify) return 0;
        return (asked.Choice?.Agencies ?? [asked.Agency]).Max(agency => DaysOf(asked, agency));
    }

    private int DaysOf(AgencyActivity asked, string agency) =>
        (agencies.GetValueOrDefault(agency)?.Services.GetValueOrDefault(asked.Service)?.ServiceLevel ?? asked.ServiceTarget) is { } level ? PeriodDays.AtLeast(level) : 0;
}
