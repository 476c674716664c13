using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>What the tasks that a person sent in asked then, beside what a candidate asks there: each question that only one of the two asks.</summary>
internal sealed class QuestionsAsked(Definition was, Definition would, Evaluate evaluate)
{
    private readonly List<string> _more = [];
    private readonly List<string> _less = [];

    /// <summary>Those that the person was not asked, and has not answered: <c>R09.application.1 kitchen unanswered</c>.</summary>
    public IReadOnlyList<string> More => _more;

    /// <summary>Those that the person would not be asked: <c>R09.application.1 kitchen</c>.</summary>
    public IReadOnlyList<string> Less => _less;

    /// <summary>Compares a task that was sent in with itself by the candidate, as the journey stands there when it comes.</summary>
    public void See(RecordedInput input, Journey now, JourneyCommand command)
    {
        if (input is not { Task: { } then, Command: SubmitTask sent } || command is not SubmitTask again || SentTask.Of(would, now, again) is not { } task) return;
        var (asked, asks) = (then.Asked(was, sent, evaluate), task.Asked(would, again, evaluate));
        _more.AddRange(asks.Except(asked).Where(q => !IsAnswered(again, q)).Order(StringComparer.Ordinal).Select(q => $"{again.Bookmark} {q} unanswered"));
        _less.AddRange(asked.Except(asks).Order(StringComparer.Ordinal).Select(q => $"{again.Bookmark} {q}"));
    }

    private static bool IsAnswered(SubmitTask sent, string question) =>
        sent.DontKnow.Contains(question) || (sent.Data.Clear is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(question, out _));
}
