using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>A task's questions, with the journey as it stood when it was sent in where one of them depends on that: a history of many tasks keeps no state that is not asked for.</summary>
internal sealed record SentTask(IReadOnlyList<Question> Questions, Journey? Journey)
{
    /// <summary>Null where the bookmark asks none of the definition's own questions.</summary>
    public static SentTask? Of(Definition definition, Journey journey, SubmitTask sent)
    {
        if (journey.Bookmarks.Find(sent.Bookmark) is not { } open || Instance.Find(definition, journey, open.Instance)?.Step is not { } step) return null;
        IReadOnlyList<Question>? questions = open.Task switch
        {
            TaskKind.Task or TaskKind.Send => step.Questions,
            TaskKind.Info => step.InfoQuestions,
            _ => null,
        };
        return questions is null ? null : new(questions, questions.Any(q => q.AskIf is not null) ? journey : null);
    }

    /// <summary>The ids of the questions that were asked, or are.</summary>
    public IReadOnlySet<string> Asked(Definition definition, SubmitTask sent, Evaluate evaluate) => Journey is { } journey
        ? AskedQuestions.Of(Questions, definition, journey, sent.Data.Clear, evaluate)
        : Questions.Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
}
