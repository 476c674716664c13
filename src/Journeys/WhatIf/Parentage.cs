using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>What a journey got from the one that started it, as its stream tells it.</summary>
internal static class Parentage
{
    /// <summary>Its beginning: the people who joined, its facts, and the inputs, all before the first activity was entered.</summary>
    public static StartChild Begun(Definition definition, IReadOnlyList<RecordedEvent> events, int i, StartedByJourney started)
    {
        var given = events.Skip(i + 1).TakeWhile(e => e.Event is not ActivityEntered).Select(e => e.Event).ToList();
        var people = given.OfType<ParticipantJoined>().Select(p => new Participant(p.Person, p.Role, p.Subject, events[i].At));
        var facts = given.OfType<FactsRecorded>().Where(f => f.Source == "parent").SelectMany(f => f.Values);
        var inputs = given.OfType<VariableAssigned>().Where(v => v.Value is not null && definition.Inputs.Contains(v.Variable))
            .Select(v => KeyValuePair.Create(v.Variable, v.Value!.Value));
        var input = SortedMap<FactValue>.Empty.SetAll(facts).SetAll(inputs);
        return new(started.Parent, started.Bookmark, started.Correlation, [.. people], null, input) { Now = events[i].At };
    }

    /// <summary>Its beginning, or that it was cancelled with the journey that started it; null for any other event.</summary>
    public static JourneyCommand? CommandOf(Definition definition, IReadOnlyList<RecordedEvent> events, int i, Journey before) => events[i].Event switch
    {
        StartedByJourney started => Begun(definition, events, i, started),
        JourneyCancelled { Reason: Children.CancelledWithParent } when before.Parent is { } parent => new CancelChild(parent.Journey) { Now = events[i].At },
        _ => null,
    };
}
