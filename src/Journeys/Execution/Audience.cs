using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Whose a step is: who may act in it, and who may know of it. What is for nobody that takes part is everybody's, so that it is never left lying.</summary>
public static class Audience
{
    /// <summary>Whether the person may send in, open or take back; in what several must agree on, only those.</summary>
    public static bool MayAct(Journey journey, Instance instance, Guid person) =>
        Within(Actors(journey, instance), person);

    /// <summary>Whether the person may read what the step asked, collected and came to. Who acts in it always may.</summary>
    public static bool MayKnow(Journey journey, Instance instance, Guid person) =>
        Within(Of(journey, instance, instance.Step.SeenBy), person) || (instance.Step.For.Count > 0 && MayAct(journey, instance, person));

    /// <summary>Whose turn it is; nobody in particular where it is everybody's.</summary>
    public static IReadOnlyList<Guid> Actors(Journey journey, Instance instance) =>
        JointActs.PeopleOf(journey, instance) is { Count: > 0 } joint ? joint : Of(journey, instance, instance.Step.For);

    /// <summary>The people of these roles now, each once, in the order in which they joined.</summary>
    public static IReadOnlyList<Guid> Of(Journey journey, Instance instance, IReadOnlyList<RoleRule> roles) =>
        [.. journey.Participants.Where(p => roles.Any(r => Holds(journey, r, p)) && !IsAnothers(journey, instance, p)).Select(p => p.Person).Distinct()];

    private static bool Within(IReadOnlyList<Guid> people, Guid person) => people.Count == 0 || people.Contains(person);

    /// <summary>Has the role, and what it depends on is true: a fact, or one of the participant's own.</summary>
    private static bool Holds(Journey journey, RoleRule rule, Participant participant) => rule.Role == participant.Role
        && (rule.If is not { } fact || journey.Fact(fact.StartsWith(RoleRule.Own, StringComparison.Ordinal) ? $"{participant.Subject}.{fact[RoleRule.Own.Length..]}" : fact) is { IsTrue: true });

    /// <summary>Of two members of one list each has what is about themselves.</summary>
    private static bool IsAnothers(Journey journey, Instance instance, Participant participant) =>
        instance.Subject is { } subject && participant.Subject is { } own && own != subject
        && journey.Lists.Values.Any(l => l.Members.Contains(own) && l.Members.Contains(subject));
}
