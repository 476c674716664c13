using Journeys.Definitions;
using Journeys.Execution;
using Journeys.WhatIf;

namespace Journeys.Migration;

/// <summary>A running journey's stream, read for its migration: its external inputs in order, the time that passed among them, in the names that hold now.</summary>
internal sealed class Trail
{
    private readonly SeenWaits _waits = new();

    private Trail(Definition definition, IReadOnlyList<RecordedEvent> recorded)
    {
        var names = PresentNames.Of([.. recorded.Select(e => e.Event)]);
        var events = recorded.Zip(names, (e, named) => e with { Event = named }).ToList();
        var journey = Journey.Initial;
        for (var i = 0; i < events.Count; i++)
        {
            if (InputOf(definition, events, i, journey) is { } input) Inputs.Add(input);
            journey = Journey.Evolve(journey, events[i].Event, events[i].At);
            _waits.See(journey, events[i].At);
        }

        Events = names;
    }

    public List<Input> Inputs { get; } = [];

    public IReadOnlyList<IJourneyEvent> Events { get; }

    public static Trail Of(Definition definition, IReadOnlyList<RecordedEvent> recorded) => new(definition, recorded);

    public Wait? WaitAt(string bookmark) => _waits.Find(bookmark)?.Wait;

    private Input? InputOf(Definition definition, List<RecordedEvent> events, int i, Journey before) => events[i].Event switch
    {
        DeadlinePassed passed => new(
            new PassDeadline(passed.Key, passed.Revision, passed.Mark) { Now = events[i].At }, null, before.Deadlines.Find(passed.Key)?.Current),
        StartedByJourney started => new(Begun(definition, events, i, started), null),
        _ when History.CommandOf(events, i) is { } command => new(command, BookmarkOf(command) is { } at ? WaitAt(at) : null),
        _ => null,
    };

    private static string? BookmarkOf(JourneyCommand command) => command switch
    {
        RecordAnswer answer => answer.Bookmark,
        SubmitTask submission => submission.Bookmark,
        WithdrawRequest withdrawal => withdrawal.Bookmark,
        ReceiveEvent received => received.Bookmark,
        CompleteWork done => done.Bookmark,
        _ => null,
    };

    /// <summary>What the parent gave: the people who joined, its facts, and the inputs, all before the first activity was entered.</summary>
    private static StartChild Begun(Definition definition, List<RecordedEvent> events, int i, StartedByJourney started)
    {
        var given = events.Skip(i + 1).TakeWhile(e => e.Event is not ActivityEntered).ToList();
        var people = given.Select(e => e.Event).OfType<ParticipantJoined>().Select(p => new Participant(p.Person, p.Role, p.Subject, events[i].At));
        var facts = given.Select(e => e.Event).OfType<FactsRecorded>().Where(f => f.Source == "parent").SelectMany(f => f.Values);
        var inputs = given.Select(e => e.Event).OfType<VariableAssigned>().Where(v => v.Value is not null && definition.Inputs.Contains(v.Variable))
            .Select(v => KeyValuePair.Create(v.Variable, v.Value!.Value));
        var input = SortedMap<FactValue>.Empty.SetAll(facts).SetAll(inputs);
        return new(started.Parent, started.Bookmark, started.Correlation, [.. people], null, input) { Now = events[i].At };
    }
}
