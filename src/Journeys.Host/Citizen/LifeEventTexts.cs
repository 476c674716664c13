using Journeys.Definitions;

namespace Journeys.Host.Citizen;

/// <summary>Which of a life event's texts the citizen's page needs, whatever happens in a journey.</summary>
public static class LifeEventTexts
{
    public static IEnumerable<string> Required(Definition definition) =>
    [
        "title", "lead",
        .. definition.Phases.Select(p => $"phase.{p.Id}"),
        .. definition.FirstScreen.SelectMany(slot => slot).Select(c => $"card.{c.Card}"),
        .. definition.Index.Steps.SelectMany(Of),
        .. definition.Index.Steps.SelectMany(s => s.Subjects).SelectMany(s => s.Parts).Select(p => $"part.{p}"),
    ];

    /// <summary>The keys that a language lacks.</summary>
    public static IReadOnlyList<string> Missing(Definition definition, IReadOnlyDictionary<string, string> texts) =>
        [.. Required(definition).Distinct().Where(k => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(k))).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(Step step) =>
    [
        $"{step.TextKey}.title", $"{step.TextKey}.lead", $"{step.TextKey}.why",
        .. step.Questions.Select(q => $"{step.TextKey}.questions.{q.Id}"),
    ];
}
