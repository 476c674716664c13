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
        StartedByJourney started => new(Parentage.Begun(definition, events, i, started), null),
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
}
