using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>People take part as long as a register names them in their role: one that a corrected list no longer has leaves.</summary>
internal static class Membership
{
    public static void Review(Turn turn)
    {
        if (turn.Known.IsSettled(Stage.Membership, turn.Journey.Participants, turn.Journey.Lists))
            return;
        var lists = turn.Definition.Index.ListsOfRoles;
        foreach (var participant in turn.Journey.Participants.Where(p => lists.Contains(p.Role) && IsGone(turn.Journey, p, [.. lists[p.Role]])).ToList())
            turn.Emit(new ParticipantLeft(participant.Person, participant.Role));
    }

    /// <summary>A list that is not known now names nobody and removes nobody: its correction is on the way.</summary>
    private static bool IsGone(Journey journey, Participant participant, IReadOnlyList<string> lists) =>
        participant.Subject is { } subject
        && lists.All(l => journey.Lists.ContainsKey(l))
        && !lists.Any(l => journey.Lists[l].Members.Contains(subject));
}
