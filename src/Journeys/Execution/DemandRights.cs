using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Which steps a decision may be demanded of when it is late (förvaltningslagen (2017:900) 12 §).</summary>
public static class DemandRights
{
    private static readonly ConditionalWeakTable<Definition, DemandedSteps> Steps = [];

    /// <summary>Those of a definition.</summary>
    internal static DemandedSteps Of(Definition definition) =>
        Steps.GetValue(definition, d => new([.. d.Activities.Values.OfType<AgencyStep>().Where(s => Has(d, s))]));

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

/// <summary>The steps of a definition of which a decision may be demanded.</summary>
internal sealed class DemandedSteps(IReadOnlyList<AgencyStep> steps)
{
    private readonly Dictionary<string, AgencyStep> _steps = steps.ToDictionary(s => s.Id);

    public Reads Reads { get; } = steps.Aggregate(default(Reads), (reads, step) => reads | Reads.OfActivity(step.Id));

    /// <summary>The step of an activity; null where no decision of it may be demanded.</summary>
    public AgencyStep? Of(string activity) => _steps.GetValueOrDefault(activity);
}
