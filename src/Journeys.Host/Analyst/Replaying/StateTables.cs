using System.Globalization;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Law;

namespace Journeys.Host.Analyst;

/// <summary>A part of a journey's state as a table; each row has a key by which two moments are compared.</summary>
public sealed record StateTable(string Id, IReadOnlyList<KeyedRow> Rows);

public sealed record KeyedRow(string Key, IReadOnlyList<string> Cells)
{
    public bool SameAs(KeyedRow other) => Cells.SequenceEqual(other.Cells);
}

/// <summary>Shows a journey's state as tables: steps, waits, last days, facts, tokens, faults. Nothing of it is personal data.</summary>
public sealed class StateTables(Definition definition, Words words, Func<string, string> agency)
{
    /// <summary>The tables' ids, in the order of the page, with the number of columns.</summary>
    public static readonly IReadOnlyList<(string Id, int Columns)> All =
        [("steps", 4), ("waits", 4), ("deadlines", 4), ("facts", 3), ("tokens", 3), ("incidents", 1)];

    public IReadOnlyList<StateTable> Of(Journey journey) =>
    [
        new("steps", [.. definition.Index.Steps.SelectMany(s => Steps(journey, s))]),
        new("waits", [.. journey.Bookmarks.Select(b => Wait(journey, b.Key, b.Value))]),
        new("deadlines", [.. journey.Deadlines.Values.Select(Deadline)]),
        new("facts", [.. journey.Facts.Where(f => f.Value.Count > 0).Select(f => Fact(journey, f.Key, f.Value)), .. journey.Derived.Select(Derived)]),
        new("tokens", [.. journey.Tokens.Select(Token)]),
        new("incidents", [.. journey.Incidents.Select(i => new KeyedRow(i, [i]))]),
    ];

    /// <summary>A step's title in the reader's language, with the general word for every person.</summary>
    public string Title(Step step) => words.Fill(words.Find($"{step.TextKey}.title") ?? step.Name);

    /// <summary>An answer in the reader's words.</summary>
    public string Answer(Outcome outcome) => words.Find($"outcome.{outcome}") ?? $"{outcome}";

    /// <summary>An instance as <c>B17.child-2 Guardian for the child</c>; the key alone where the definition has no such step.</summary>
    public string Named(Journey journey, string instance) =>
        (Instance.Find(definition, journey, instance)?.Step ?? definition.Index.Step(instance)) is { } step ? $"{instance} {Title(step)}" : instance;

    private IEnumerable<KeyedRow> Steps(Journey journey, Step step) =>
        Instance.Of(step, journey) is { Count: > 0 } instances
            ? instances.Select(i => StepRow(journey, step, i.Key, Statuses.Of(definition, journey, i.Key)))
            : [StepRow(journey, step, step.StepId, Statuses.OfStep(definition, journey, step))];

    private KeyedRow StepRow(Journey journey, Step step, string key, StepStatus status)
    {
        var state = journey.Steps.Find(key);
        return new(key, [$"{key} {Title(step)}", words[$"analyst.status.{status}"], Conditions(state), Result(state)]);
    }

    private string Conditions(StepState? state) => state is null
        ? "–"
        : words["analyst.conditions", ("applies", words[Truth(state.Applies)]), ("ready", words[Truth(state.Ready)])];

    private string Result(StepState? state) => state switch
    {
        null => "–",
        { Ended: true } => string.Join(", ", new[] { state.Outcome is { } outcome ? Answer(outcome) : null, state.Port is { } port ? $"→ {port}" : null, Date(state.EndedOn), state.Held ? words["analyst.held"] : null }.OfType<string>().Distinct()),
        { ExpectedBy: { } by } => words["analyst.expected", ("datum", words.Date(by))],
        _ => "–",
    };

    private KeyedRow Wait(Journey journey, string id, Bookmark bookmark) => new(id,
    [
        id,
        Named(journey, bookmark.Instance),
        bookmark.Task is { } task ? words[$"analyst.task.{task}"] : words[$"analyst.wait.{bookmark.Kind}", ("myndighet", WaitsFor(journey, bookmark))],
        bookmark.Due is { } due ? words.Date(due) : "–",
    ]);

    private string WaitsFor(Journey journey, Bookmark bookmark) => Instance.Find(definition, journey, bookmark.Instance)?.Step switch
    {
        RegisterFact fact => agency(fact.Register),
        AgencyActivity asked => agency(journey.Steps.Find(bookmark.Instance)?.Agency ?? asked.Agency),
        _ => "–",
    };

    private KeyedRow Deadline(DeadlineState deadline)
    {
        var current = deadline.Current;
        var state = current.Met ? "met" : deadline.Missed ? "missed" : current.Provisional ? "provisional" : current.Date is null ? "none" : "armed";
        return new(current.Key,
        [
            $"{current.Key} ({current.Revision.ToString(CultureInfo.InvariantCulture)})",
            Date(current.Date) ?? "–",
            words[$"analyst.deadline.{state}"],
            current.Reminders.Count == 0 ? "–" : string.Join(", ", current.Reminders.Select(words.Date)),
        ]);
    }

    private KeyedRow Fact(Journey journey, string path, IReadOnlyList<FactWrite> writes) =>
        new(path, [path, writes[^1].Value.Text, string.Join(", ", writes.Reverse().Select(w => Source(journey, w.Source)))]);

    private KeyedRow Derived(KeyValuePair<string, FactValue> fact) =>
        new($"derived:{fact.Key}", [fact.Key, fact.Value.Text, words["analyst.source.derived"]]);

    private string Source(Journey journey, string source)
    {
        if (source == "initial") return words["analyst.source.initial"];
        if (!source.StartsWith("fact:", StringComparison.Ordinal)) return Named(journey, source);
        return journey.RegisterFacts.Find(source["fact:".Length..]) is { } fact ? $"{fact.Fact} ({agency(fact.Register)})" : "–";
    }

    private KeyedRow Token(KeyValuePair<string, int> token) => new(token.Key,
        [token.Key, definition.Activities.GetValueOrDefault(token.Key.Split('@')[0])?.Name ?? "–", token.Value.ToString(CultureInfo.InvariantCulture)]);

    private string? Date(DateOnly? day) => day is { } date ? words.Date(date) : null;

    private static string Truth(bool? value) => value switch { true => "analyst.true", false => "analyst.false", null => "analyst.unknown" };
}
