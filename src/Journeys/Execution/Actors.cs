using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Whom a step asks for one subject and part.</summary>
public static class Actors
{
    /// <summary>The step's agency, or the one that its part or its subject's fact names.</summary>
    public static string Of(Instance instance, Journey journey)
    {
        var step = (AgencyActivity)instance.Step;
        return step.Choice switch
        {
            null => step.Agency,
            { Fact: { } fact } => journey.Fact($"{instance.Subject}.{fact}")?.Text ?? step.Agency,
            _ => instance.Part ?? step.Agency,
        };
    }
}
