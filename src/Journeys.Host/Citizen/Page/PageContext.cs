using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>What agencies are called, and how soon their services promise an answer.</summary>
public sealed record AgencyBook(Func<string, string, string> Name, Func<string, string, Period?> ServiceLevel)
{
    public static readonly AgencyBook Empty = new((id, _) => id, (_, _) => null);
}

/// <summary>Everything that a page is made of: pure from here on.</summary>
public sealed record PageContext(
    JourneyReading Reading, Words Words, AgencyBook Agencies, Guid Viewer, IReadOnlySet<string> Drafts, DateTimeOffset Now)
{
    /// <summary>The bookmarks, instances and last days that a message is stuck for.</summary>
    public IReadOnlySet<string> Stuck { get; init; } = new HashSet<string>();

    /// <summary>What the signed-in person is called; data that names them goes before it.</summary>
    public string? ViewerName { get; init; }

    private PeopleNames? _names;

    public Journey Journey => Reading.Journey;
    public Definition Definition => Reading.Definition;
    public DateOnly Today => SwedishTime.DateOf(Now);
    public PeopleNames Names => _names ??= new PeopleNames(Reading, Words, Viewer, ViewerName);

    /// <summary>Whether it is the viewer's to do; an analyst, who is nobody in particular, sees it as it stands.</summary>
    public bool MayAct(Instance instance) => Viewer == Guid.Empty || Audience.MayAct(Journey, instance, Viewer);

    /// <summary>Whether the viewer may read what a step asked, collected and came to.</summary>
    public bool MayKnow(Instance instance) => Viewer == Guid.Empty || Audience.MayKnow(Journey, instance, Viewer);

    /// <summary>The same for what happened to an instance; what is about none, everyone may read.</summary>
    public bool MayKnow(string? instance) => instance is null || Instance.Find(Definition, Journey, instance) is not { } found || MayKnow(found);

    public string Agency(string id) => Agencies.Name(id, Words.Language);

    /// <summary>The step of an instance that is not known now: one that no token has come to, or one that an earlier version had.</summary>
    public Step? StepNamed(string instance) => Definition.Index.Step(instance)
        ?? Reading.Earlier.SelectMany(d => d.Index.Steps).FirstOrDefault(s => instance == s.StepId || instance.StartsWith($"{s.StepId}.", StringComparison.Ordinal));

    /// <summary>The agency responsible for a step now; null where it is the citizen.</summary>
    public string? Responsible(Step step, StepState? state = null) => step switch
    {
        AgencyActivity agency => Agency(state?.Agency ?? (agency.Choice is { Fact: null } && state?.Part is { } part ? part : agency.Agency)),
        RegisterFact fact => Agency(fact.Register),
        _ => null,
    };

    /// <summary>A step's text, or its instance's own where a task has one; null where the life event has none.</summary>
    public string? StepText(Step step, string suffix, Instance? instance = null)
    {
        var text = Words.Find($"{step.TextKey}.{suffix}");
        return text is null ? null : Words.Fill(text, [.. Tokens(step, instance)]);
    }

    public string Title(Step step, Instance? instance = null) => StepText(step, "title", instance) ?? step.Name;

    /// <summary>What the placeholders of a step's texts stand for.</summary>
    public IEnumerable<(string, string)> Tokens(Step step, Instance? instance = null)
    {
        yield return ("namn", Names.Principal);
        if (Names.Of(instance?.Subject) is { } subject) yield return ("barn", subject);
        if (Responsible(step, instance is null ? null : Journey.Steps.Find(instance.Key)) is { } agency) yield return ("myndighet", agency);
        if (Days.Due(Journey, step, instance?.Subject) is { } due) yield return ("datum", Words.Date(due));
        if (instance is not null && Reason(instance.Key) is { } reason) yield return ("skal", reason);
        foreach (var (name, value) in ShownFigures.On(this, step)) yield return (name, Words.Figure(value));
    }

    /// <summary>The reason that the step's latest answer gives.</summary>
    public string? Reason(string instance) => Said(instance, "reasons")?.TrimEnd('.');

    /// <summary>A text of the step's latest answer; null where it has none of the name.</summary>
    public string? Said(string instance, string name) => LatestAnswer(instance)?.Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty(name, out var said) && said.ValueKind == JsonValueKind.String ? Shown(said.GetString()!) : null;

    public Happening? LatestAnswer(string instance) =>
        Reading.Happenings.LastOrDefault(h => h.Event is AnswerRecorded a && a.Instance == instance);

    /// <summary>Whether a message for the instance could not be applied, and waits for operations.</summary>
    public bool IsStuck(string instance) => Stuck.Any(s => s == instance || BookmarkId.Split(s).Stem == instance || s.StartsWith($"{instance}/", StringComparison.Ordinal));

    public string Shown(string text) => text == Happening.Erased ? Words["erased"] : text;
}
