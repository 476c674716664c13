using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Which questions of a task are asked as a journey stands, given the answers beside them; one whose condition is not known is asked.</summary>
public static class AskedQuestions
{
    /// <param name="question">One of the task's.</param>
    /// <param name="definition">What the journey runs on.</param>
    /// <param name="journey">As it stands when it is asked.</param>
    /// <param name="data">The answers to the other questions.</param>
    /// <param name="evaluate">The definition's expressions.</param>
    public static bool IsAsked(Question question, Definition definition, Journey journey, JsonElement? data, Evaluate evaluate) =>
        question.AskIf is not { } condition || evaluate(condition, ScopeOf(definition, journey, data)) is not Evaluation.Known { Value.ValueKind: JsonValueKind.False };

    /// <summary>The ids of those that are asked.</summary>
    public static IReadOnlySet<string> Of(IReadOnlyList<Question> questions, Definition definition, Journey journey, JsonElement? data, Evaluate evaluate) =>
        questions.Where(q => IsAsked(q, definition, journey, data, evaluate)).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);

    private static Scope ScopeOf(Definition definition, Journey journey, JsonElement? data) => new()
    {
        Definition = definition,
        Fact = journey.Fact,
        Members = list => journey.Lists.Find(list)?.Members,
        Step = id => StepViews.Of(definition, journey, id),
        Variable = name => journey.Variables.TryGetValue(name, out var value) ? value : null,
        Data = data,
    };
}
