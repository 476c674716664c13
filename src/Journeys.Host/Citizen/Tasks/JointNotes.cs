using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What a task that several must agree on says of it: who must, and what each has answered, so that they can agree.</summary>
internal static class JointNotes
{
    public static string? Of(PageContext context, string id, Bookmark bookmark, Step step)
    {
        if (bookmark.Task != TaskKind.Task || step is not CitizenTask { Joint: { } role }) return null;
        var given = context.Journey.JointAnswers.Find(id) ?? [];
        var lines = given.Select(a => context.Words["task.joint.answered", ("namn", context.Names.Of(a.By)), ("svar", Answer(context, a))]);
        return string.Join(" ", lines.Prepend(context.Words["task.joint", ("roll", Histories.Role(context, role))]));
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
