using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Which steps a decision may be demanded of when it is late (förvaltningslagen (2017:900) 12 §).</summary>
public static class DemandRights
{
    /// <summary>
    /// A case that the person began at an authority, in the first instance: a decision on request (no insurer's, and nothing
    /// that an agency does by itself), sent by the person or by a task of theirs. A step whose last day counts from another
    /// agency's decision, <c>Q05.ended</c>, appeals it, and is no first instance. The definition may except others, with a reason.
    /// </summary>
    public static bool Has(Definition definition, AgencyStep step) =>
        step is { Profile: Profile.DR, Request: not "automatic", Offered: not Offer.Automatic, NoDelayDemand: null } && !Appeals(definition, step);

    private static bool Appeals(Definition definition, AgencyStep step) =>
        step.Deadline?.Of.Any(source => Deadline.EndOf(source) is { } ended && definition.Index.Step(ended) is AgencyActivity) == true;
}
