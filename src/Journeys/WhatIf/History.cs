using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;

namespace Journeys.WhatIf;

/// <summary>A journey as it was: its external inputs, and how it went.</summary>
public sealed class History
{
    private readonly Definition _definition;
    private readonly SeenWaits _waits = new();
    private readonly List<RecordedInput> _inputs = [];

    private History(History other, Renaming names)
    {
        (_definition, Journey, Events, LastAt) = (other._definition, other.Journey, other.Events, other.LastAt);
        _inputs = [.. other._inputs.Select(i => i with { Command = Named(i.Command, names), Wait = i.Wait is { } wait ? names.Wait(wait) : null })];
        Waited = other.Waited.Select(names.Wait).ToHashSet();
        Course = other.Course.In(names);
    }

    private History(Guid id, Definition definition, IReadOnlyList<RecordedEvent> events)
    {
        var journey = Execution.Journey.Initial with { Id = id };
        for (var i = 0; i < events.Count; i++)
        {
            if ((CommandOf(events, i) ?? Parentage.CommandOf(definition, events, i, journey)) is { } command) _inputs.Add(InputOf(command, events[i].At) with { Task = command is SubmitTask sent ? SentTask.Of(definition, journey, sent) : null });
            journey = Execution.Journey.Evolve(journey, events[i].Event, events[i].At);
            _waits.See(journey, events[i].At);
        }

        _definition = definition;
        Waited = _waits.All;
        Journey = id;
        Events = events.Count;
        LastAt = events[^1].At;
        Course = Course.Of(definition, journey, [.. events.Select(e => (e.Event, e.At))]);
    }

    public Guid Journey { get; }

    /// <summary>How it went.</summary>
    public Course Course { get; }

    /// <summary>How many events it has.</summary>
    public int Events { get; }

    /// <summary>When the last of it happened.</summary>
    public DateTimeOffset LastAt { get; }

    internal IReadOnlyList<RecordedInput> Inputs => _inputs;

    /// <summary>What it ran on.</summary>
    internal Definition Definition => _definition;

    /// <summary>Everything that it ever waited for.</summary>
    internal IReadOnlySet<Wait> Waited { get; }

    /// <summary>Reads a stream, whole and in order.</summary>
    /// <param name="id">Whose it is.</param>
    /// <param name="definition">What the journey runs on now, which tells the rights that it gave.</param>
    /// <param name="events">The stream.</param>
    public static History Of(Guid id, Definition definition, IReadOnlyList<RecordedEvent> events)
    {
        // One that was migrated is decided again in the names that hold now.
        var names = PresentNames.Of([.. events.Select(e => e.Event)]);
        return new(id, definition, [.. events.Zip(names, (e, named) => e with { Event = named })]);
    }

    /// <summary>The history in the names that a candidate gives the steps of the version that it ran on, where it says so.</summary>
    public History In(Definition candidate) =>
        candidate.Migrates.Any(m => m.From == _definition.Version) ? new(this, new Renaming(_definition, candidate)) : this;

    private static JourneyCommand Named(JourneyCommand command, Renaming names) => command switch
    {
        TakeOffer offer => offer with { Instance = names.Instance(offer.Instance) },
        Intervene act => act with { Target = names.Key(act.Target) },
        _ => command,
    };

    private RecordedInput InputOf(JourneyCommand command, DateTimeOffset at)
    {
        var bookmark = command switch
        {
            RecordAnswer answer => answer.Bookmark,
            SubmitTask submission => submission.Bookmark,
            WithdrawRequest withdrawal => withdrawal.Bookmark,
            ReceiveEvent received => received.Bookmark,
            CompleteWork done => done.Bookmark,
            EndChild ended => ended.Bookmark,
            _ => null,
        };
        return bookmark is not null && _waits.Find(bookmark) is { } wait
            ? new(command, at, wait.Wait, at - wait.OpenedAt)
            : new(command, at, null, TimeSpan.Zero);
    }

    internal static JourneyCommand? CommandOf(IReadOnlyList<RecordedEvent> events, int i) =>
        InputAt(events, i) is { } command ? command with { OnBehalf = HelpIn(events, i) } : null;

    /// <summary>That a caseworker gave it follows what it did, before the next input.</summary>
    private static OnBehalf? HelpIn(IReadOnlyList<RecordedEvent> events, int i)
    {
        for (var at = i + 1; at < events.Count && events[at].At == events[i].At && InputAt(events, at) is null; at++)
            if (events[at].Event is ActedOnBehalf help) return new(help.For, help.Worker, help.Reason, help.Data);
        return null;
    }

    private static JourneyCommand? InputAt(IReadOnlyList<RecordedEvent> events, int i)
    {
        var (now, data) = (events[i].At, DataOf(events[i]));
        return events[i].Event switch
        {
            RegisterFactRecorded e => new RecordFact(e.Register, e.Fact, e.FactId, data) { Now = now, Supersedes = e.Supersedes, As = e.As },
            JourneyBegun e => new BeginJourney(Guid.Empty, e.By) { Now = now, Data = data },
            RequestWithdrawn e => new WithdrawRequest(e.Bookmark, e.By, e.Receipt) { Now = now },
            JourneyWithdrawn e => new WithdrawJourney(e.By, e.Receipt) { Now = now },
            AnswerRecorded e => new RecordAnswer(e.Bookmark, e.Outcome, data)
            {
                Now = now,
                DecisionId = e.DecisionId,
                Supersedes = e.Supersedes,
                As = e.As,
                NewDate = e.NewDate,
                DueDate = e.DueDate,
                ForwardedTo = e.ForwardedTo,
                ServedOn = e.ServedOn,
                Appeal = e.Appeal,
            },
            DemandRefused e => new RecordAnswer(e.Bookmark, Outcome.Rejected, data) { Now = now, DecisionId = e.DecisionId },
            TaskSubmitted e => new SubmitTask(e.Bookmark, e.By, e.Receipt, data) { Now = now, DontKnow = e.DontKnow, Outcome = NotedIn(events, i), Manual = IsManual(events, i) },
            OfferTaken e => new TakeOffer(e.Instance, e.By) { Now = now },
            Intervened e => new Intervene(e.Id, e.Kind, e.Target, e.Reason, e.By) { Now = now, Date = e.Date },
            EventReceived e => new ReceiveEvent(e.Bookmark, e.Payload) { Now = now },
            ChildEnded e => new EndChild(e.Bookmark, e.Status, e.Result) { Now = now },
            WorkCompleted e => new CompleteWork(e.Bookmark, e.Result) { Now = now },
            _ => null,
        };
    }

    private static ArrivedData DataOf(RecordedEvent recorded) => recorded.Clear is { } clear ? new(clear, clear) : ArrivedData.None;

    /// <summary>What a person noted by hand is told by the end of the step that it led to, or by the withdrawal.</summary>
    private static Outcome? NotedIn(IReadOnlyList<RecordedEvent> events, int i)
    {
        var submitted = (TaskSubmitted)events[i].Event;
        var (stem, _) = BookmarkId.Split(submitted.Bookmark);
        var led = Led(events, i).ToList();
        if (stem.EndsWith(".manual", StringComparison.Ordinal)) return led.OfType<StepEnded>().FirstOrDefault(e => e.Instance == submitted.Instance)?.Outcome;
        return stem.EndsWith(".check", StringComparison.Ordinal) && led.OfType<AgencyTold>().Any(e => e.Verb == MessageVerb.Withdraw) ? Outcome.WrittenOff : null;
    }

    private static bool IsManual(IReadOnlyList<RecordedEvent> events, int i) =>
        BookmarkId.Split(((TaskSubmitted)events[i].Event).Bookmark).Stem.EndsWith(".ask", StringComparison.Ordinal)
        && Led(events, i).OfType<TaskOpened>().Any(e => e.Kind == TaskKind.Manual);

    // What one command led to has its time.
    private static IEnumerable<IJourneyEvent> Led(IReadOnlyList<RecordedEvent> events, int i) =>
        events.Skip(i + 1).TakeWhile(e => e.At == events[i].At).Select(e => e.Event);
}
