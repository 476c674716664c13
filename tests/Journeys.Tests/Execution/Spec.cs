using System.Globalization;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Journeys.WhatIf;

namespace Journeys.Tests.Execution;

/// <summary>
/// Given a chart, when commands come, then the journey stands so. Of every command of every spec it is also checked that
/// it decides nothing a second time, that remembering changes no decision, and that its events and the state read back from JSON as they were.
/// </summary>
internal sealed class Spec
{
    public static readonly Guid Person = new("11111111-1111-1111-1111-111111111111");
    public static readonly Memo Evaluator = new(new ExpressionEvaluator().Evaluate);
    private readonly List<IJourneyEvent> _events = [];
    private readonly List<(IJourneyEvent Event, DateTimeOffset At)> _times = [];
    private readonly Definition _definition;
    private IReadOnlyList<IJourneyEvent> _last = [];
    private DateTimeOffset _now = At("2026-11-17");

    // What was found out earlier, or anew at every turn, decides the same.
    private readonly Deciding _keeping;
    private readonly Deciding _forgetting;

    private Spec(Definition definition)
    {
        _definition = definition;
        _keeping = new(definition, Evaluator.Evaluate);
        _forgetting = new(definition, Evaluator.Evaluate, remembers: false);
    }

    public Journey Journey { get; private set; } = Journey.Initial with { Id = new("22222222-2222-2222-2222-222222222222") };
    public IReadOnlyList<IJourneyEvent> Events => _events;

    /// <summary>The history, as a what-if reads it.</summary>
    public IReadOnlyList<RecordedEvent> Recorded => [.. _times.Select(e => new RecordedEvent(e.Event, e.At, (e.Event as IHoldsData)?.Data))];

    public static Spec Given(Chart chart, string data = "{}") => Given(chart.Build(), data);

    public static Spec Given(Definition definition, string data = "{}") =>
        new Spec(definition).Take(now => new StartJourney(Guid.Empty, new RecordFact("register", "Begun", "begun-1", Data(data)) { Now = now }) { Now = now });

    /// <summary>A journey that the person has begun.</summary>
    public static Spec Begun(Chart chart) => Begun(chart.Build());

    public static Spec Begun(Definition definition) => new Spec(definition).Take(now => new BeginJourney(Guid.Empty, Person) { Now = now });

    /// <summary>A journey that nothing has started yet.</summary>
    public static Spec Born(Chart chart) => new(chart.Build());

    public static Spec Born(Definition definition) => new(definition);

    public Spec Answer(string instance, Outcome outcome, string data = "{}", string? decision = null, string? supersedes = null, Outcome? becomes = null, string? newDate = null, string? dueDate = null, string? servedOn = null, AppealNotice? appeal = null) =>
        Take(now => new RecordAnswer(AnswerBookmark(instance), outcome, Data(data))
        {
            Now = now,
            DecisionId = decision,
            Supersedes = supersedes,
            As = becomes,
            NewDate = newDate is null ? null : Day(newDate),
            DueDate = dueDate is null ? null : Day(dueDate),
            ServedOn = servedOn is null ? null : Day(servedOn),
            Appeal = appeal,
        });

    /// <summary>The agency answers the demand for its decision.</summary>
    public Spec AnswerDemand(string instance, Outcome outcome, string? decision = null) =>
        Take(now => new RecordAnswer(Waiting($"{instance}.delay", BookmarkKind.Demand), outcome, Data("{}")) { Now = now, DecisionId = decision });

    public Spec Submit(string task, string data = "{}", string[]? dontKnow = null, Outcome? outcome = null, bool manual = false) =>
        Take(now => new SubmitTask(Waiting(task, BookmarkKind.Task), Person, "receipt", Data(data)) { Now = now, DontKnow = dontKnow ?? [], Outcome = outcome, Manual = manual });

    public Spec Report(string fact, string id, string data = "{}", string? supersedes = null, Outcome? becomes = null) =>
        Take(now => new RecordFact("register", fact, id, Data(data)) { Now = now, Supersedes = supersedes, As = becomes });

    public Spec Open(string offer) => Take(now => new TakeOffer(offer, Person) { Now = now });

    /// <summary>The request of an instance is taken back.</summary>
    public Spec Withdraw(string instance) => Take(now => new WithdrawRequest(AnswerBookmark(instance), Person, "receipt") { Now = now });

    public Spec WithdrawAll(Guid? by = null) => Take(now => new WithdrawJourney(by ?? Person, "receipt") { Now = now });

    public Spec Intervene(Intervention kind, string target, string? date = null) => Take(now => new Intervene(
        $"operation-{_events.Count}", kind, target, "because", "operator")
    { Now = now, Date = date is null ? null : Day(date) });

    /// <summary>The clock runs to nine in the morning of a day, firing what is due on the way.</summary>
    public Spec On(string day) => Until(At(day));

    public Spec After(TimeSpan time) => Until(_now + time);

    public Spec When(JourneyCommand command) => Take(_ => command);

    /// <summary>Statuses as <c>A D, B N</c>: D I A R N – as on the page, X a disturbance.</summary>
    public Spec Then(string statuses)
    {
        var expected = statuses.Split(", ").Select(s => s.Split(' ')).ToList();
        Assert.Equal(statuses, string.Join(", ", expected.Select(s => $"{s[0]} {Letter(s[0])}")));
        return this;
    }

    /// <summary>The bookmarks at which the journey waits, in ordinal order.</summary>
    public Spec ThenWaits(params string[] bookmarks) => Same(bookmarks, Journey.Bookmarks.Keys);

    /// <summary>The last command decided nothing.</summary>
    public Spec ThenNothing() => Same([], _last.Select(e => e.GetType().Name));

    public Spec ThenFacts(string expected) =>
        Same([expected], [string.Join(", ", Journey.Facts.Keys.Concat(Journey.Derived.Keys).Order(StringComparer.Ordinal).Select(k => $"{k}={Journey.Fact(k)}"))]);

    public Spec ThenDue(string key, string? date, bool provisional = false)
    {
        var row = Journey.Deadlines.Find(key)?.Current;
        Assert.Equal((date, date is not null && provisional), (row?.Date?.ToString("O", CultureInfo.InvariantCulture), row?.Provisional ?? false));
        return this;
    }

    /// <summary>Whether a row's day has passed.</summary>
    public Spec ThenPassed(string key, bool passed = true)
    {
        Assert.Equal(passed, Journey.Deadlines.Find(key)?.Missed ?? false);
        return this;
    }

    public Spec ThenTold(params string[] messages) => Same(messages, _events.Select(Message).OfType<string>());

    /// <summary>The journeys that were started: bookmark, id, life event and facts.</summary>
    public Spec ThenStarted(params string[] children) => Same(children, _events.OfType<ChildStarted>()
        .Select(c => $"{c.Bookmark} {c.Journey} {c.Definition}: {string.Join(", ", c.Input.Select(f => $"{f.Key}={f.Value}"))}"));

    public Spec ThenHappened<T>(int times) => Same([$"{times}"], [$"{_events.OfType<T>().Count()}"]);

    public Spec ThenIncidents(params string[] starts)
    {
        Assert.Equal(starts.Length, Journey.Incidents.Count);
        Assert.All(starts, s => Assert.Contains(Journey.Incidents, i => i.StartsWith(s, StringComparison.Ordinal)));
        return this;
    }

    /// <summary>The events, folded anew from nothing, give the same journey: nothing is evaluated again.</summary>
    public Spec ThenFolds()
    {
        var anew = _times.Aggregate(Journey.Initial with { Id = Journey.Id }, (journey, e) => Journey.Evolve(journey, RoundTrip.Stored(e.Event), e.At));
        Assert.Equal(RoundTrip.Json(Journey), RoundTrip.Json(anew));
        return this;
    }

    public Spec ThenLines(params string[] lines) => Same(lines, _events.OfType<LineWritten>().Select(l => l.Text));

    public Spec Receive(string bookmark) => Take(now => new ReceiveEvent(bookmark, null) { Now = now });

    public Spec ThenLeft(string activity, string port)
    {
        Assert.Contains(port, _events.OfType<ActivityLeft>().Last(e => e.Activity == activity).Ports);
        return this;
    }

    public Spec ThenIs(JourneyStatus status) => Same([status.ToString()], [Journey.Status.ToString()]);

    public Spec ThenThat(Action<Journey> check)
    {
        check(Journey);
        return this;
    }

    public static ArrivedData Data(string json) => new(JsonDocument.Parse(json).RootElement, JsonDocument.Parse("{\"sealed\":\"…\"}").RootElement);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string day) => SwedishTime.StartOf(Day(day)).AddHours(9);

    private Spec Take(Func<DateTimeOffset, JourneyCommand> command)
    {
        var given = command(_now);
        _last = Decider.Decide(_definition, Journey, given, Evaluator.Evaluate);
        RoundTrip.Same(_last, _keeping.Decide(Journey, given).Events);
        RoundTrip.Same(_last, _forgetting.Decide(Journey, given).Events);
        Journey = _last.Aggregate(Journey, (journey, e) => Journey.Evolve(journey, e, given.Now));
        _events.AddRange(_last);
        _times.AddRange(_last.Select(e => (e, given.Now)));
        ThenFolds();
        RoundTrip.Check(Journey, _last);
        Assert.Empty(Decider.Decide(_definition, Journey, given, Evaluator.Evaluate));
        return this;
    }

    private Spec Until(DateTimeOffset instant)
    {
        while (DueRows.Of(Journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
        {
            _now = row.At > _now ? row.At : _now;
            Take(now => new PassDeadline(row.Key, row.Revision, row.Mark) { Now = now });
            Assert.NotEmpty(_last);
        }

        _now = instant;
        return this;
    }

    private string AnswerBookmark(string instance) =>
        Open(instance, BookmarkKind.Answer) ?? BookmarkId.Of(instance, Math.Max(1, Journey.Numbers.Find(instance)));

    private string Waiting(string stem, BookmarkKind kind) => Open(stem, kind)
        ?? throw new InvalidOperationException($"Nothing waits for {stem}; open are {string.Join(", ", Journey.Bookmarks.Keys)}.");

    private string? Open(string stem, BookmarkKind kind) =>
        Journey.Bookmarks.Where(b => b.Value.Kind == kind && BookmarkId.Split(b.Key).Stem == stem).Select(b => b.Key).LastOrDefault();

    private char Letter(string key)
    {
        var status = _definition.Index.Step(key) is { } step ? Statuses.OfStep(_definition, Journey, step) : Statuses.Of(_definition, Journey, key);
        return "NIARD–X"[(int)status];
    }

    private static string? Message(IJourneyEvent e) => e switch
    {
        AgencyAsked a => $"{a.Agency}: {a.Bookmark} {a.Verb} {a.Attempt}",
        AgencyTold t => $"{t.Agency}: {t.Bookmark} {t.Verb}",
        _ => null,
    };

    private Spec Same(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        Assert.Equal(expected, actual);
        return this;
    }
}
