using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>The cards of the first screen, in the life event's own words; one that names a step leads to it.</summary>
internal static class FirstScreen
{
    /// <summary>None when the journey is over: what they say to do first has been done.</summary>
    public static IReadOnlyList<Card> Of(PageContext context) =>
        context.Journey.Status == JourneyStatus.Running ? [.. context.Journey.Cards.Select(c => Of(context, c))] : [];

    private static Card Of(PageContext context, string card)
    {
        var named = context.Definition.FirstScreen.SelectMany(slot => slot).FirstOrDefault(r => r.Card == card)?.Step;
        var step = card.Split('+', '.').Prepend(named ?? "").Select(context.Definition.Index.Step).FirstOrDefault(s => s is not null);
        var date = step is null ? null : Days.Due(context.Journey, step, null);
        var text = context.Words.Find($"card.{card}") ?? (step is null ? card : context.Title(step));
        (string, string)[] tokens = date is { } day ? [("datum", context.Words.Date(day)), ("namn", context.Names.Principal)] : [("namn", context.Names.Principal)];
        return new(context.Words.Fill(text, tokens), step is null ? null : $"step-{step.StepId}");
    }
}
