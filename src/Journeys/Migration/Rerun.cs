using Journeys.Definitions;
using Journeys.Execution;
using Journeys.WhatIf;

namespace Journeys.Migration;

/// <summary>
/// A journey's inputs decided by another version, each at the very time at which it came, without side effects: the
/// journey that it would be, had it been started on that version. (Compliance by replay: Rinderle, Reichert and Dadam 2004.)
/// </summary>
internal sealed class Rerun
{
    private readonly Definition _to;
    private readonly Evaluate _evaluate;
    private readonly Translation _names;
    private readonly SeenWaits _waits = new();
    private readonly List<IJourneyEvent> _events = [];
    private readonly List<string> _refused = [];

    private Rerun(Definition to, Evaluate evaluate, Translation names, Guid journey)
    {
        (_to, _evaluate, _names) = (to, evaluate, names);
        Journey = Journey.Initial with { Id = journey };
    }

    public Journey Journey { get; private set; }

    public IReadOnlyList<IJourneyEvent> Events => _events;

    /// <summary>The inputs that the version does not accept, a sentence each.</summary>
    public IReadOnlyList<string> Refused => _refused;

    public static Rerun Of(Definition to, Evaluate evaluate, Translation names, Guid journey, IReadOnlyList<Input> inputs)
    {
        var rerun = new Rerun(to, evaluate, names, journey);
        foreach (var input in Together.Of(inputs, names)) rerun.Take(input);
        return rerun;
    }

    public string? BookmarkOf(Wait wait) => _waits.BookmarkOf(wait);

    private void Take(Input input)
    {
        if (_refused.Count > 0) return;
        foreach (var command in _names.Of(input, this))
            if (!Decided(Begins(command)) && !MayBeIdle(command))
                _refused.Add($"{Told(input)} of {input.At:yyyy-MM-dd} is not accepted by version {_to.Version}.");
    }

    private JourneyCommand Begins(JourneyCommand command) =>
        Journey.Definition.Length == 0 && command is RecordFact fact ? new StartJourney(Journey.Id, fact) { Now = fact.Now } : command;

    private bool Decided(JourneyCommand command)
    {
        var events = Decider.Decide(_to, Journey, command, _evaluate);
        foreach (var happened in events)
        {
            Journey = Journey.Evolve(Journey, happened, command.Now);
            _waits.See(Journey, command.Now);
        }

        _events.AddRange(events);
        return events.Count > 0;
    }

    // A day that has not come yet, by the version, or that it reminds of on another day.
    private static bool MayBeIdle(JourneyCommand command) => command is PassDeadline { Mark: not DeadlineMark.Retry };

    private static string Told(Input input) => input.Command switch
    {
        RecordFact fact => $"The fact {fact.Fact}",
        RecordAnswer answer => $"The answer {answer.Outcome} at {answer.Bookmark}",
        SubmitTask submission => $"What was sent in at {submission.Bookmark}",
        WithdrawRequest withdrawal => $"The withdrawal at {withdrawal.Bookmark}",
        TakeOffer offer => $"That {offer.Instance} was opened",
        Intervene act => $"The intervention {act.Kind} at {act.Target}",
        PassDeadline passed => $"The day of {passed.Key}",
        ReceiveEvent received => $"The event at {received.Bookmark}",
        CompleteWork done => $"The work at {done.Bookmark}",
        EndChild ended => $"The end of the journey {ended.Bookmark}",
        _ => "The start",
    };
}
