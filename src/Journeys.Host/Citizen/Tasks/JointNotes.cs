using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A task that several must agree on: the rule, where each of them stands, and what to do where they differ.</summary>
public sealed record JointView(string Rule, IReadOnlyList<JointLine> Lines, string? Differ);

/// <summary>What one of them has answered, or that they have not.</summary>
public sealed record JointLine(string Text, bool Answered);

/// <summary>What those who must agree are told of each other, so that they can.</summary>
internal static class JointNotes
{
    /// <summary>Null for a task that one answers for all.</summary>
    public static JointView? Of(PageContext context, string id, Bookmark bookmark, Instance instance)
    {
        if (bookmark.Task != TaskKind.Task || JointActs.PeopleOf(context.Journey, instance) is not { Count: > 0 } people) return null;
        var answers = context.Journey.JointAnswers.Find(id) ?? [];
        var roles = ((CitizenTask)instance.Step).Joint.Select(r => r.Role).Where(r => context.Journey.Participants.Any(p => p.Role == r && people.Contains(p.Person)));
        var lines = people.Select(p => Line(context, p, answers.Find(a => a.By == p)));
        return new(context.Words["task.joint", ("roll", string.Join(", ", roles.Distinct().Select(r => Histories.Role(context, r))))], [.. lines], Differ(answers) ? context.Words["task.joint.differ"] : null);
    }

    /// <summary>Where an open joint task stands for the viewer: their turn, or waiting for the others; null where it is none, or they have not begun.</summary>
    public static PageStatus? StatusOf(PageContext context, Instance instance)
    {
        if (Open(context, instance) is not { } open || open.Answers.All(a => a.By != context.Viewer)) return null;
        return Differ(open.Answers) ? PageStatus.YourTurn : PageStatus.WithOthers;
    }

    /// <summary>Whether the viewer has sent in an answer that is still to be agreed on.</summary>
    public static bool HasAnswered(PageContext context, string bookmark) =>
        context.Journey.JointAnswers.Find(bookmark)?.Exists(a => a.By == context.Viewer) == true;

    /// <summary>Where each stands, in sentences; null while nobody has answered.</summary>
    public static string? Reason(PageContext context, Instance instance)
    {
        if (Open(context, instance) is not { Answers.Count: > 0 } open) return null;
        return Of(context, open.Id, context.Journey.Bookmarks[open.Id], instance) is { } view
            ? string.Join(" ", view.Lines.Select(l => l.Text).Append(view.Differ).OfType<string>()) : null;
    }

    private static (string Id, IReadOnlyList<JointAnswer> Answers)? Open(PageContext context, Instance instance) =>
        instance.Step is CitizenTask { Joint.Count: > 0 }
        && OpenTasks.Of(context.Journey).FirstOrDefault(b => b.Value.Instance == instance.Key && b.Value.Task == TaskKind.Task).Key is { } id
            ? (id, context.Journey.JointAnswers.Find(id) ?? [])
            : null;

    private static bool Differ(IReadOnlyList<JointAnswer> answers) => answers.Any(a => !a.Agrees(answers[0]));

    private static JointLine Line(PageContext context, Guid person, JointAnswer? answer)
    {
        var who = person == context.Viewer ? "task.joint.you" : "task.joint.other";
        (string, string) name = ("namn", context.Names.Of(person));
        return answer is null
            ? new(context.Words[$"{who}.waits", name], false)
            : new(context.Words[$"{who}.answered", name, ("svar", Answer(context, answer))], true);
    }

    private static string Answer(PageContext context, JointAnswer answer)
    {
        var known = answer.Values.Select(v => $"{context.Words.Find($"fact.{v.Key}") ?? v.Key}: {Value(context, v.Value)}");
        var unknown = answer.NotKnown.Select(path => $"{context.Words.Find($"fact.{path}") ?? path}: {context.Words["task.joint.dontKnow"]}");
        return context.Words.Fill(string.Join("; ", known.Concat(unknown)), ("namn", context.Names.Principal));
    }

    private static string Value(PageContext context, FactValue value) =>
        value.Date is { } day ? context.Words.Date(day) : context.Words.Find($"value.{value}") ?? value.ToString();
}
