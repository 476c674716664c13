using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;
using Journeys.Tests.Execution;
using Journeys.WhatIf;

namespace Journeys.Tests.Migration;

/// <summary>A journey on a drawn flowchart; what a decision comes to depends on its text alone.</summary>
internal sealed class DrawnJourney
{
    private static readonly DateTimeOffset At = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);
    private readonly int _seed;
    private readonly List<RecordedEvent> _recorded = [];
    private int _minute;

    public DrawnJourney(Definition definition, int seed)
    {
        (Definition, _seed) = (definition, seed);
        Take(new StartJourney(Guid.Empty, new RecordFact("register", "Begun", "begun", ArrivedData.None) { Now = At }) { Now = At });
    }

    public Definition Definition { get; private set; }

    public Journey Journey { get; private set; } = Journey.Initial with { Id = new("22222222-2222-2222-2222-222222222222") };

    /// <summary>What came, by step and outcome.</summary>
    public List<(string Step, Outcome? Outcome)> Inputs { get; } = [];

    /// <summary>How often each step was asked, whoever it asked, in the names that hold now.</summary>
    public IReadOnlyDictionary<string, int> Asked => PresentNames.Of([.. _recorded.Select(e => e.Event)])
        .Select(e => e switch { AgencyAsked a => a.Instance, TaskOpened { Kind: TaskKind.Task } t => t.Instance, _ => null }).OfType<string>().CountBy(i => i).ToDictionary();

    /// <summary>The steps that wait for their answer or for being done.</summary>
    public IReadOnlyList<string> Open => [.. Journey.Bookmarks.Values.Where(b => b.Kind == BookmarkKind.Answer || b.Task == TaskKind.Task).Select(b => b.Instance).Distinct()];

    /// <summary>Where it stands, apart from the ids of bookmarks.</summary>
    public IEnumerable<string> Standing =>
    [
        $"{Journey.Status}",
        .. Journey.Tokens.Select(t => $"token {t.Key} {t.Value}"),
        .. Journey.Visits.Select(v => $"visits {v.Key} {v.Value}"),
        .. Journey.Connections.Select(c => $"{c.Key} {c.Value}"),
        .. Journey.Steps.Select(s => $"{s.Key} {s.Value.Activity} {s.Value.Phase} {s.Value.Port} {s.Value.Outcome} {s.Value.Held}"),
        .. Journey.Bookmarks.Values.Select(b => $"waits {b.Instance} {b.Kind} {b.Task}").Order(StringComparer.Ordinal),
    ];

    /// <summary>False where nothing waits for it.</summary>
    public bool Go(string step, Outcome? outcome)
    {
        var found = Journey.Bookmarks.FirstOrDefault(b => b.Value.Instance == step && (outcome is null ? b.Value.Task == TaskKind.Task : b.Value.Kind == BookmarkKind.Answer));
        if (found.Key is null) return false;
        Inputs.Add((step, outcome));
        var now = At.AddMinutes(++_minute);
        return outcome is { } said
            ? Take(new RecordAnswer(found.Key, said, ArrivedData.None) { Now = now, DecisionId = $"d-{_minute}" })
            : Take(new SubmitTask(found.Key, Spec.Person, $"r-{_minute}", ArrivedData.None) { Now = now });
    }

    /// <summary>Something that is open is done, or answered, at random.</summary>
    public bool GoOn(Random random)
    {
        if (Open.Count == 0) return false;
        var step = Open[random.Next(Open.Count)];
        return Go(step, OutcomeOf(step, random));
    }

    public Outcome? OutcomeOf(string step, Random random) => Definition.Activities[Journey.Steps[step].Activity] is AgencyStep
        ? random.Next(4) switch { 0 => Outcome.Rejected, 1 => Outcome.NoEntitlement, _ => Outcome.Approved } : null;

    public Certification Becomes(Definition definition)
    {
        var certification = Certification.Of(Definition, definition, Evaluate, Journey.Id, _recorded, At.AddMinutes(_minute));
        if (certification.Migrate is not { } migrate) return certification;
        Definition = definition;
        Take(migrate);
        return certification;
    }

    private bool Take(JourneyCommand command)
    {
        var events = Decider.Decide(Definition, Journey, command, Evaluate);
        _recorded.AddRange(events.Select(e => new RecordedEvent(e, command.Now, null)));
        Journey = events.Aggregate(Journey, (journey, e) => Journey.Evolve(journey, e, command.Now));
        return events.Count > 0;
    }

    private Evaluation Evaluate(Expression expression, Scope scope) =>
        new Evaluation.Known(JsonSerializer.SerializeToElement(expression.Text != "never" && new Random((_seed * 31) + expression.Text.Sum(c => c)).Next(2) == 0));
}
