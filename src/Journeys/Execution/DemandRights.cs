using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Which steps a decision may be demanded of when it is late (förvaltningslagen (2017:900) 12 §).</summary>
public static class DemandRights
{
    private static readonly ConditionalWeakTable<Definition, IReadOnlyDictionary<string, AgencyStep>> Steps = [];

    /// <summary>The step of an activity that such a decision is of; null for any other.</summary>
    internal static AgencyStep? Of(Definition definition, string activity) => Of(definition).GetValueOrDefault(activity);

    /// <summary>All of them, by activity.</summary>
    internal static IReadOnlyDictionary<string, AgencyStep> Of(Definition definition) =>
        Steps.GetValue(definition, d => d.Activities.Values.OfType<AgencyStep>().Where(s => Has(d, s)).ToDictionary(s => s.Id));

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
