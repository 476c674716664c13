using System.Globalization;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What has happened, newest first: what people, agencies and registers did, in sentences. The same for several at once is said once.</summary>
internal static class Histories
{
    public static IReadOnlyList<HistoryLine> Of(PageContext context)
    {
        var (one, several) = (new Sentences(context, true), new Sentences(context, false));
        var told = new List<Told>();
        foreach (var happening in context.Reading.Happenings.Reverse())
            if (context.MayKnow(Sentences.InstanceOf(happening.Event)) && one.Of(happening.Event) is { } text)
                told.Add(new(happening, context.Words.Time(happening.At), text, several.Of(happening.Event)!, one.Subject(happening.Event)));
        return Together(told);
    }

    /// <summary>Operations ended the journey, and not the fact that began it.</summary>
    public static bool StoppedByHand(PageContext context) =>
        context.Reading.Happenings.Any(h => h.Event is Intervened { Kind: Intervention.Cancel });

    public static string? PrincipalRole(PageContext context) =>
        context.Definition.Index.Starters.Select(s => s.Principal?.Role).FirstOrDefault(r => r is not null);

    public static string Role(PageContext context, string role) => context.Words.Find($"role.{role}") ?? role;

    private static List<HistoryLine> Together(List<Told> told)
    {
        var lines = new List<HistoryLine>();
        for (var at = 0; at < told.Count;)
        {
            var group = told.Skip(at).TakeWhile(t => t.GoesWith(told[at])).ToList();
            if (group.Count < 2) group = [told[at]];
            lines.Add(Line(group));
            at += group.Count;
        }

        return lines;
    }

    private static HistoryLine Line(List<Told> group) => new(
        group[0].Time,
        group[0].Happening.At.ToString("O", CultureInfo.InvariantCulture),
        group.Count == 1 ? group[0].Text : group[0].Shared,
        Receipts.NumberOf(group[0].Happening.Event),
        group.Count == 1 ? [] : [.. group.Select(t => t.Subject!).Reverse()]);

    /// <summary>One happening: its sentence, the sentence it shares with those that differ only in whom they are about, and that one.</summary>
    private sealed record Told(Happening Happening, string Time, string Text, string Shared, string? Subject)
    {
        public bool GoesWith(Told first) =>
            Subject is not null && Happening.Event is not TaskSubmitted && (Time, Shared) == (first.Time, first.Shared);
    }
}
