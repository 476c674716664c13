using System.Text.RegularExpressions;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>A life event has every word that its pages need, in Swedish and in English, and the same keys in all languages.</summary>
internal static partial class TextChecks
{
    private static readonly string[] Languages = ["sv", "en"];
    private static readonly string[] OfLifeEvent = ["title", "lead"];

    /// <summary>Adds to the findings of the languages' files; <paramref name="folder"/> is where a file that is not there would stand.</summary>
    public static void Check(
        Draft draft, string folder, IReadOnlyDictionary<string, (LanguageTexts Texts, FindingList Findings)> texts, Func<string, FindingList> findings)
    {
        foreach (var list in Languages.Where(l => !texts.ContainsKey(l)).Select(l => findings($"{folder}/texts.{l}.json")).Where(l => l.All.Count == 0))
            list.Add("$", null, "the file is missing.", "Write every text in this language.");
        var keys = texts.Values.SelectMany(t => t.Texts.Texts.Keys).ToHashSet();
        var needed = Needed(draft).ToHashSet();
        foreach (var (own, list) in texts.Values)
            foreach (var key in needed.Union(keys).Where(k => !own.Texts.ContainsKey(k)).Order(StringComparer.Ordinal))
                list.Add("$.texts", null, needed.Contains(key) ? $"the text '{key}' is missing." : $"the text '{key}' is missing, and another language has it.",
                    needed.Contains(key) || Nearest.To(key, own.Texts.Keys.Except(needed)) is not { } near ? $"Write \"{key}\": \"…\"." : $"Write it, or rename '{near}'.");
        CheckTokens([.. texts.Values]);
    }

    /// <summary>What is filled in when the text is shown is the same in every language; one that nobody fills in would be shown as it stands.</summary>
    private static void CheckTokens(IReadOnlyCollection<(LanguageTexts Texts, FindingList Findings)> languages)
    {
        foreach (var (own, list) in languages)
            foreach (var (key, text) in own.Texts.Where(t => t.Value.Length > 0).OrderBy(t => t.Key, StringComparer.Ordinal))
                foreach (var (other, _) in languages.Where(o => o.Texts.Language != own.Language))
                    if (other.Texts.GetValueOrDefault(key) is { Length: > 0 } said && Tokens(text).Except(Tokens(said)).ToList() is { Count: > 0 } extra)
                        list.Add($"$.texts['{key}']", null, $"the text has {string.Join(", ", extra)}, and the one in '{other.Language}' has not.", "Let both have the same words in braces.");
    }

    private static HashSet<string> Tokens(string text) => [.. InBraces.Matches(text).Select(m => m.Value)];

    private static IEnumerable<string> Needed(Draft draft)
    {
        var steps = draft.Steps.Select(s => s.Step).ToList();
        return OfLifeEvent
            .Concat(steps.SelectMany(OfStep))
            .Concat(steps.SelectMany(s => s.Differs).Select(f => $"differs.{f}"))
            .Concat(steps.SelectMany(s => s.Figures.Keys).Select(f => $"figure.{f}"))
            .Concat(draft.Objects.Values.SelectMany(o => o.Compares).Select(c => $"compares.{c.Id}"))
            .Concat(draft.FirstScreen.SelectMany(s => s).Where(c => !c.Card.Split('+').All(draft.StepIds.Contains)).Select(c => $"card.{c.Card}"))
            .Concat(draft.ControlPoints.Where(p => p.Manual).Select(p => $"card.{p.Card}"))
            .Concat(draft.Tables.SelectMany(t => t.Table.Rows).Select(r => r.Reason).OfType<string>())
            .Concat(draft.Phases.Select(p => $"phase.{p.Phase.Id}"))
            .Concat(steps.SelectMany(s => s.Subjects).SelectMany(s => s.Parts).Select(p => $"part.{p}"));
    }

    private static IEnumerable<string> OfStep(Step step) =>
        new[] { $"{step.TextKey}.title", $"{step.TextKey}.lead", $"{step.TextKey}.why" }
            .Concat(step.Questions.SelectMany(q => OfQuestion($"{step.TextKey}.questions.{q.Id}", q)))
            .Concat(step.InfoQuestions.SelectMany(q => OfQuestion($"{step.TextKey}.info.questions.{q.Id}", q)));

    private static IEnumerable<string> OfQuestion(string key, Question question) =>
        question.Options.Select(o => $"{key}.{o}").Prepend(key).Concat(question.Fields.SelectMany(f => OfQuestion($"{key}.{f.Id}", f)));

    [GeneratedRegex(@"\{[^{}\s]*\}")]
    private static partial Regex InBraces { get; }
}
