using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;
using Journeys.Tests.Execution;
using Journeys.WhatIf;

namespace Journeys.Tests.Migration;

/// <summary>
/// A journey that runs on one definition and is to go on by another. Of every one that goes on it is also checked that it
/// folds from JSON, decides nothing twice, keeps every wait, and then is as one that was started on the new definition.
/// </summary>
internal sealed class Moved
{
    private readonly Guid _id = new("22222222-2222-2222-2222-222222222222");
    private readonly List<RecordedEvent> _recorded = [];
    private DateTimeOffset _now = Spec.At("2026-11-17");
    private IReadOnlyList<IJourneyEvent> _last = [];

    private Moved(Definition definition) => Definition = definition;

    public Definition Definition { get; private set; }

    public Journey Journey { get; private set; } = Journey.Initial with { Id = new("22222222-2222-2222-2222-222222222222") };

    public IReadOnlyList<RecordedEvent> Recorded => _recorded;

    public IReadOnlyList<BrokenInvariant> Broken { get; private set; } = [];

    public JourneyMigrated Event => _recorded.Select(e => e.Event).OfType<JourneyMigrated>().Last();

    public static Moved Given(Chart chart, string data = "{}") => Given(chart.Build(), data);

    public static Moved Given(Definition definition, string data = "{}") => new Moved(definition).Take((_, now) =>
        new StartJourney(Guid.Empty, new RecordFact("register", "Begun", "begun-1", Spec.Data(data)) { Now = now }) { Now = now });

    /// <summary>A journey that another one starts.</summary>
    public static Moved Child(Definition definition, StartChild start) => new Moved(definition).Take((_, now) => start with { Now = now });

    public Moved Submit(string instance, string data = "{}") => Take((journey, now) =>
        new SubmitTask(Open(journey, instance, BookmarkKind.Task), Spec.Person, "receipt", Spec.Data(data)) { Now = now });

    public Moved Answer(string instance, Outcome outcome, string data = "{}", string? decision = null, DateOnly? due = null) => Take((journey, now) =>
        new RecordAnswer(Open(journey, instance, BookmarkKind.Answer), outcome, Spec.Data(data)) { Now = now, DecisionId = decision, DueDate = due });

    public Moved Correct(string bookmark, string supersedes, Outcome becomes) => Take((_, now) =>
        new RecordAnswer(bookmark, Outcome.Corrected, Spec.Data("{}")) { Now = now, Supersedes = supersedes, As = becomes, DecisionId = "corrected" });

    public Moved Report(string fact, string id, string data = "{}") => Take((_, now) => new RecordFact("register", fact, id, Spec.Data(data)) { Now = now });

    public Moved Open(string offer) => Take((_, now) => new TakeOffer(offer, Spec.Person) { Now = now });

    /// <summary>What comes at a bookmark that somebody holds.</summary>
    public Moved At(string bookmark, Outcome outcome) => Take((_, now) => new RecordAnswer(bookmark, outcome, Spec.Data("{}")) { Now = now });

    public Moved At(string bookmark) => Take((_, now) => new SubmitTask(bookmark, Spec.Person, "receipt", Spec.Data("{}")) { Now = now });

    public Moved When(Func<DateTimeOffset, JourneyCommand> command) => Take((_, now) => command(now));

    /// <summary>The clock runs to nine in the morning of a day, firing what is due on the way.</summary>
    public Moved On(string day)
    {
        while (DueRows.Of(Journey).Where(r => r.At <= Spec.At(day)).MinBy(r => r.At) is { } row)
        {
            _now = row.At > _now ? row.At : _now;
            Take((_, now) => new PassDeadline(row.Key, row.Revision, row.Mark) { Now = now });
        }

        _now = Spec.At(day);
        return this;
    }

    /// <summary>Version 2 of the same life event.</summary>
    public Moved Becomes(Chart chart, params (string Old, string[] Now)[] steps) => Becomes(Next(chart.Build(), steps));

    public Moved Becomes(Definition definition)
    {
        var certification = Certify(definition);
        Broken = certification.Broken;
        if (certification.Migrate is { } migrate) Move(definition, migrate);
        return this;
    }

    public Moved ThenMoved()
    {
        Assert.Empty(Broken.Select(b => $"{b.Name}: {b.Sentence}"));
        return this;
    }

    /// <summary>It stays, by the named invariants, each with a sentence that names what it is about.</summary>
    public Moved ThenStays(params (string Invariant, string About)[] broken)
    {
        Assert.NotEmpty(Broken);
        foreach (var (invariant, about) in broken)
            Assert.True(Broken.Any(b => b.Name == invariant && b.Sentence.Contains(about, StringComparison.Ordinal)), $"no {invariant} about {about}: {string.Join("; ", Broken.Select(b => $"{b.Name}: {b.Sentence}"))}");
        return this;
    }

    public Moved ThenWaits(params string[] bookmarks)
    {
        Assert.Equal(bookmarks, Journey.Bookmarks.Keys);
        return this;
    }

    /// <summary>What the last command asked and told outside.</summary>
    public Moved ThenTold(params string[] messages)
    {
        Assert.Equal(messages, _last.Select(Message).OfType<string>());
        return this;
    }

    public Moved ThenIs(JourneyStatus status)
    {
        Assert.Equal(status, Journey.Status);
        return this;
    }

    public Moved ThenThat(Action<Journey> check)
    {
        check(Journey);
        return this;
    }

    public Certification Certify(Definition definition) => Certification.Of(Definition, definition, Spec.Evaluator.Evaluate, _id, _recorded, _now);

    /// <summary>A definition as the next version of the one it runs on.</summary>
    public Definition Next(Definition definition, params (string Old, string[] Now)[] steps) => definition with
    {
        Version = Definition.Version + 1,
        Hash = $"hash-{Definition.Version + 1}",
        Migrates = steps.Length == 0 ? [] : [new(Definition.Version, steps.ToDictionary(s => s.Old, s => (IReadOnlyList<string>)s.Now))],
    };

    private void Move(Definition definition, Migrate migrate)
    {
        var before = Journey;
        Definition = definition;
        Keep(Decider.Decide(definition, Journey, migrate, Spec.Evaluator.Evaluate));
        Assert.IsType<JourneyMigrated>(_last[0]);
        Assert.Empty(Decider.Decide(definition, Journey, migrate, Spec.Evaluator.Evaluate));
        Assert.All(before.Bookmarks.Keys, id => Assert.Contains(id, Journey.Bookmarks.Keys));
        RoundTrip.Check(Journey, _last);
        var anew = _recorded.Aggregate(Journey.Initial with { Id = _id }, (journey, e) => Journey.Evolve(journey, RoundTrip.Stored(e.Event), e.At));
        Assert.Equal(RoundTrip.Json(Journey), RoundTrip.Json(anew));
    }

    private Moved Take(Func<Journey, DateTimeOffset, JourneyCommand> command)
    {
        Keep(Decider.Decide(Definition, Journey, command(Journey, _now), Spec.Evaluator.Evaluate), command(Journey, _now));
        Assert.NotEmpty(_last);
        return this;
    }

    private void Keep(IReadOnlyList<IJourneyEvent> events, JourneyCommand? command = null)
    {
        _last = events;
        var clear = command switch { StartJourney s => s.Fact.Data.Clear, RecordFact f => f.Data.Clear, RecordAnswer a => a.Data.Clear, SubmitTask t => t.Data.Clear, _ => null };
        _recorded.AddRange(events.Select(e => new RecordedEvent(e, _now, e is RegisterFactRecorded or AnswerRecorded or TaskSubmitted ? clear : null)));
        Journey = events.Aggregate(Journey, (journey, e) => Journey.Evolve(journey, e, _now));
    }

    private static string Open(Journey journey, string instance, BookmarkKind kind) =>
        journey.Bookmarks.FirstOrDefault(b => b.Value.Instance == instance && b.Value.Kind == kind).Key
        ?? throw new InvalidOperationException($"Nothing waits for {instance}; open are {string.Join(", ", journey.Bookmarks.Keys)}.");

    private static string? Message(IJourneyEvent e) => e switch
    {
        AgencyAsked a => $"{a.Agency}: {a.Bookmark} {a.Verb} {a.Attempt}",
        AgencyTold t => $"{t.Agency}: {t.Bookmark} {t.Verb}",
        _ => null,
    };
}
