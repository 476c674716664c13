using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>What each profile of a step cannot be answered with (bereavement-spec.md §1.1), unless the definition says it can.</summary>
public static class Profiles
{
    private const string NotACase = "a register question is not a case";
    private const string NoApplication = "no application exists";
    private const string DeliversNoData = "it decides a case, it delivers no data";

    /// <summary>Why an outcome cannot come for a step; null where it can.</summary>
    public static string? Unreachable(Step step, Outcome outcome)
    {
        if (step.Outcomes.TryGetValue(outcome.ToString(), out var own))
            return own.Unreachable;
        return step.Outcomes.GetValueOrDefault("*")?.Unreachable
            ?? (step is AgencyActivity asked ? Unreachable(asked.Profile, outcome) : null);
    }

    private static string? Unreachable(Profile profile, Outcome outcome) => (profile, outcome) switch
    {
        (Profile.FE, Outcome.Received or Outcome.NeedsInfo or Outcome.Forwarded or Outcome.ApprovedWithConditions or Outcome.Rejected
            or Outcome.Dismissed or Outcome.WrittenOff or Outcome.NoEntitlement) => NotACase,
        (Profile.EX, Outcome.Forwarded or Outcome.Dismissed or Outcome.WrittenOff) => NoApplication,
        (Profile.EX or Profile.DR or Profile.CL, Outcome.NoData) => DeliversNoData,
        _ => null,
    };
}
