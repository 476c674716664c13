using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;

namespace Journeys.Host.Engine;

/// <summary>What a journey's stream holds as the data of its steps: the latest that is not superseded, still sealed.</summary>
public sealed class RecordedData(IReadOnlyList<IJourneyEvent> recorded, Definition definition)
{
    private readonly IReadOnlyList<IJourneyEvent> _events = PresentNames.Of(recorded);

    public Definition Definition => definition;

    /// <summary>The agency's step that an instance is of.</summary>
    public AgencyActivity StepOf(Journey journey, string instance) =>
        definition.Activities.GetValueOrDefault(journey.Steps[instance].Activity) as AgencyActivity
        ?? throw new InvalidOperationException($"{instance} of journey {journey.Id} is no agency's step.");

    /// <summary>The bookmark that an answer of the instance's agency names; null where it was only told something.</summary>
    public string? AnswerBookmark(string instance) =>
        _events.OfType<AgencyAsked>().LastOrDefault(a => a.Instance == instance)?.Bookmark;

    /// <summary>The ids of what the same steps sent to the same agency before these messages.</summary>
    public IReadOnlyList<Guid> SentBefore(AgencyMessages messages)
    {
        var now = messages.Messages.Select(m => RequestId.Of(m.Journey, m.Bookmark, m.Verb, m.Number)).ToHashSet();
        var steps = messages.Messages.Select(m => m.Instance).ToHashSet();
        return [.. _events.Select(e => SentBy(e, messages)).TakeWhile(s => s is not { } sent || !now.Contains(sent.Id))
            .OfType<(string Instance, Guid Id)>().Where(s => steps.Contains(s.Instance)).Select(s => s.Id)];
    }

    private static (string Instance, Guid Id)? SentBy(IJourneyEvent @event, AgencyMessages messages) => @event switch
    {
        AgencyAsked e when e.Agency == messages.Agency => (e.Instance, RequestId.Of(messages.Journey, e.Bookmark, e.Verb, e.Attempt)),
        AgencyTold e when e.Agency == messages.Agency => (e.Instance, RequestId.Of(messages.Journey, e.Bookmark, e.Verb, e.Number)),
        _ => null,
    };

    /// <summary>What was sent in at a bookmark.</summary>
    public JsonElement? At(string bookmark) =>
        _events.OfType<TaskSubmitted>().LastOrDefault(t => t.Bookmark == bookmark)?.Data;

    /// <summary>The data of a step for a subject: the subject's own where the step has subjects.</summary>
    public JsonElement? Of(string stepId, string? subject, string? part)
    {
        if (stepId == ObjectRule.Begin) return _events.OfType<JourneyBegun>().FirstOrDefault()?.Data;
        if (definition.Index.Step(stepId) is not { } step) return null;
        if (step is RegisterFact fact) return Of(fact);
        var instance = step.Subjects.Count == 0 ? step.StepId
            : InstanceKey.Of(step.StepId, subject, step.Subjects.Any(s => s.Parts.Count > 0) ? part : null);
        if (step is CitizenTask { Prefill.Count: > 0 }) return Together(instance);
        if (step is FetchEvidence) return Latest(instance, SinceEntered(step.Id));
        return Latest(instance) ?? FirstPartOf(stepId).Select(first => Latest(first + instance[stepId.Length..])).FirstOrDefault(d => d is not null);
    }

    /// <summary>Of a task that asks only for what has changed: each answer as it was given last.</summary>
    private JsonElement? Together(string instance)
    {
        var answers = _events.Select(e => DataOf(e, instance)).OfType<JsonElement>().Where(d => d.ValueKind == JsonValueKind.Object).ToList();
        return answers.Count == 0 ? null : JsonSerializer.SerializeToElement(
            answers.SelectMany(d => d.EnumerateObject()).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Last().Value));
    }

    /// <summary>What was fetched in an earlier round of a loop is not told as fetched now.</summary>
    private int SinceEntered(string activity) => _events.Index().LastOrDefault(e => e.Item is ActivityEntered entered && entered.Activity == activity).Index;

    private JsonElement? Latest(string instance, int since = 0) => _events.Skip(since).Reverse().Select(e => DataOf(e, instance)).FirstOrDefault(d => d is not null);

    /// <summary>What was sent in before a step was split is its first part's; the others were told the same.</summary>
    private IEnumerable<string> FirstPartOf(string stepId) =>
        from migrated in _events.OfType<JourneyMigrated>()
        from parts in migrated.Certificate.Steps.Values
        where parts.IndexOf(stepId) > 0
        select parts[0];

    /// <summary>Everything that was recorded, the latest first, for what any of it names.</summary>
    public IEnumerable<JsonElement> All => _events.Reverse().Select(e => (e as IHoldsData)?.Data).OfType<JsonElement>();

    private JsonElement? Of(RegisterFact fact)
    {
        var facts = _events.OfType<RegisterFactRecorded>().Where(f => fact.Takes(f.Register, f.Fact)).ToList();
        return facts.LastOrDefault(f => f.As != Outcome.Annulled && !facts.Exists(later => later.Supersedes == f.FactId))?.Data;
    }

    // Not an info, appeal or check task of the step.
    private bool IsOwn(string bookmark) => _events.OfType<TaskOpened>().Any(o => o.Bookmark == bookmark && o.Kind is TaskKind.Task or TaskKind.Send);

    private JsonElement? DataOf(IJourneyEvent @event, string instance) => @event switch
    {
        AnswerRecorded a when a.Instance == instance && Outcomes.IsPositive(a.As ?? a.Outcome) => a.Data,
        TaskSubmitted t when t.Instance == instance && IsOwn(t.Bookmark) => t.Data,
        _ => null,
    };
}
