using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Asking;

/// <summary>A question to a person: the step that asks it, the information object it is part of, and the facts that its answer writes.</summary>
internal sealed record AskedQuestion(Step Step, Question Question, Place Place, string? Object, IReadOnlyList<string> Facts)
{
    public static IEnumerable<AskedQuestion> In(Draft draft) => draft.Steps.SelectMany(s => Of(s.Step, s.Place["customProperties"]["journeys"]));

    /// <summary>Why it is asked although somebody has the answer.</summary>
    public string? Because => Place["askedBecause"].Node?.ToString();

    private static IEnumerable<AskedQuestion> Of(Step step, Place journeys) =>
        Of(step, step.Questions, journeys["questions"], null).Concat(Of(step, step.InfoQuestions, journeys["info"]["questions"], null));

    private static IEnumerable<AskedQuestion> Of(Step step, IReadOnlyList<Question> questions, Place places, string? around) =>
        from place in places.Node is System.Text.Json.Nodes.JsonArray ? places.Items() : []
        let question = questions.FirstOrDefault(q => q.Id == place["id"].Node?.ToString())
        where question is not null
        let part = question.Object ?? around
        from asked in Of(step, question.Fields, place["fields"], part).Prepend(new(step, question, place, part, around is null ? [.. Written(step, question.Id)] : []))
        select asked;

    private static IEnumerable<string> Written(Step step, string question) =>
        step.Facts.Where(f => ScriptNames.In(f.Value.Text).Chains.Any(c => c is ["data", var name, ..] && name == question)).Select(f => f.Key);
}
