using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>
/// Decides a history's inputs again by another definition, with that definition's own days, and without side effects. What a
/// wait got it gets again, as long after it opened as then; a wait that nobody answered then is answered as others were.
/// </summary>
public sealed class Replay
{
    private readonly Definition _candidate;
    private readonly Observed _observed;
    private readonly DateTimeOffset _until;
    private readonly ILookup<Wait, RecordedInput> _answers;
    private readonly PriorityQueue<JourneyCommand, (DateTimeOffset At, int Order)> _coming = new();
    private readonly List<(IJourneyEvent Event, DateTimeOffset At)> _events = [];
    private readonly SeenWaits _waits = new();
    private readonly Deciding _deciding;
    private readonly History _history;
    private readonly List<string> _asked = [];
    private readonly QuestionsAsked _questions;
    private readonly Dictionary<RecordedInput, int> _order;
    private int _number;
    private SortedMap<DeadlineState>? _deadlines;
    private DueRow? _due;
    private Journey _journey;

    private Replay(Definition candidate, Evaluate evaluate, History history, Observed observed, DateTimeOffset until)
    {
        (_candidate, _deciding, _history, _observed, _until) = (candidate, new(candidate, evaluate), history, observed, until);
        _journey = Journey.Initial with { Id = history.Journey };
        _questions = new(history.Definition, candidate, evaluate);
        _order = history.Inputs.Select((input, number) => (input, number)).ToDictionary(i => i.input, i => i.number, ReferenceEqualityComparer.Instance as IEqualityComparer<RecordedInput>);
        _number = _order.Count;
        _answers = history.Inputs.Where(i => i.Wait is not null).ToLookup(i => i.Wait!);
        foreach (var input in history.Inputs.Where(i => i.Wait is null)) Comes(input.Command, input.At, _order[input]);
    }

    /// <summary>
    /// What the journey asked that its history has no answer to: <c>B26.1 sampled</c>, or <c>B26.1 unanswered</c> where nobody has
    /// answered such a thing; and a question that a task has not asked before, <c>R09.application.1 kitchen unanswered</c>.
    /// </summary>
    public IReadOnlyList<string> Asked => [.. _asked, .. _questions.More];

    /// <summary>What a task that the person sent in would not ask any more: <c>R09.application.1 kitchen</c>.</summary>
    public IReadOnlyList<string> AsksNoMore => _questions.Less;

    public IReadOnlyList<IJourneyEvent> Events => [.. _events.Select(e => e.Event)];

    /// <summary>How the journey would have gone.</summary>
    public Course Course => Course.Of(_candidate, _journey, _events) with { AtRest = _coming.Count == 0 && !DueRows.Of(_journey).Any() };

    /// <param name="candidate">The definition to decide by.</param>
    /// <param name="evaluate">Its expressions.</param>
    /// <param name="history">What was.</param>
    /// <param name="observed">What stands in for answers that the history lacks.</param>
    /// <param name="until">Until when: a day that comes later is not fired.</param>
    public static Replay Of(Definition candidate, Evaluate evaluate, History history, Observed observed, DateTimeOffset until)
    {
        var replay = new Replay(candidate, evaluate, history, observed, until);
        replay.Run();
        return replay;
    }

    private void Run()
    {
        while (true)
        {
            var (due, next) = (Due(), _coming.TryPeek(out _, out var first) ? first.At : DateTimeOffset.MaxValue);
            if (due is null && _coming.Count == 0) return;
            if (due is { } row && row.At <= next)
            {
                if (row.At > _until || !Take(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At })) return;
            }
            else if (next > _until)
            {
                return;
            }
            else
            {
                Next();
            }
        }
    }

    private void Next()
    {
        _coming.TryDequeue(out var command, out var place);
        var before = _journey;
        var taken = Take(_journey.Definition.Length == 0 && command is RecordFact fact ? new StartJourney(_journey.Id, fact) { Now = fact.Now } : command!);
        if (taken && place.Order < _history.Inputs.Count) _questions.See(_history.Inputs[place.Order], before, command!);
    }

    private DueRow? Due()
    {
        if (!ReferenceEquals(_journey.Deadlines, _deadlines) || _journey.Status != JourneyStatus.Running)
            (_deadlines, _due) = (_journey.Deadlines, DueRows.Of(_journey).MinBy(r => r.At));
        return _due;
    }

    private bool Take(JourneyCommand command)
    {
        (_journey, var events) = _deciding.Decide(_journey, command);
        foreach (var @event in events)
            _events.Add((@event, command.Now));
        foreach (var (bookmark, wait) in _waits.See(_journey, command.Now)) Answer(bookmark, wait, command.Now);
        return events.Count > 0;
    }

    private void Answer(string bookmark, Wait wait, DateTimeOffset at)
    {
        var recorded = _answers[wait].ToList();
        var sampled = recorded.Count == 0 && Expects(wait);
        if (sampled)
        {
            recorded.AddRange(_observed.For(_journey.Id, wait));
            _asked.Add($"{bookmark} {(recorded.Count == 0 ? "unanswered" : "sampled")}");
        }

        foreach (var input in recorded)
            foreach (var command in sampled ? Mine(input.Command, wait) : [input.Command])
                Comes(At(command, bookmark), at + input.After, _order.TryGetValue(input, out var came) ? came : _number++);
    }

    /// <summary>What somebody sent in elsewhere is sent in by those whose turn it is here; by all of them, where they must agree.</summary>
    private IEnumerable<JourneyCommand> Mine(JourneyCommand command, Wait wait) =>
        command is not SubmitTask sent || Instance.Find(_candidate, _journey, wait.Instance) is not { } instance || Audience.Actors(_journey, instance) is not { Count: > 0 } people
            ? [command]
            : people.Take(JointActs.PeopleOf(_journey, instance).Count > 0 ? people.Count : 1).Select(p => sent with { By = p });

    // What nobody answered in its history either is not new. A right that stands open asks for nothing.
    private bool Expects(Wait wait) => !_history.Waited.Contains(wait) && wait is { Kind: not (BookmarkKind.Fact or BookmarkKind.Demand), Task: not (TaskKind.Appeal or TaskKind.Check or TaskKind.Demand) };

    /// <summary>What came at one instant comes in the order in which it came then.</summary>
    private void Comes(JourneyCommand command, DateTimeOffset at, int order) => _coming.Enqueue(command with { Now = at }, (at, order));

    private static JourneyCommand At(JourneyCommand command, string bookmark) => command switch
    {
        RecordAnswer answer => answer with { Bookmark = bookmark },
        SubmitTask submission => submission with { Bookmark = bookmark },
        WithdrawRequest withdrawal => withdrawal with { Bookmark = bookmark },
        ReceiveEvent received => received with { Bookmark = bookmark },
        CompleteWork done => done with { Bookmark = bookmark },
        EndChild ended => ended with { Bookmark = bookmark },
        _ => command,
    };
}
