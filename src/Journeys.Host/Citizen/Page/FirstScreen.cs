using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>The cards of the first screen, in the life event's own words; one that names a step leads to it.</summary>
internal static class FirstScreen
{
    private const int Most = 3;

    /// <summary>None when the journey is over: what they say to do first has been done.</summary>
    public static IReadOnlyList<Card> Of(PageContext context) => context.Journey switch
    {
        { Status: not JourneyStatus.Running } => [],
        { Cards.Count: > 0 } => [.. context.Journey.Cards.Where(c => Concerns(context, c)).Select(c => Of(context, c))],
        _ => Open(context),
    };

    /// <summary>Where the life event has no cards any more: what waits for the person, by last day; none for a single task, which is the next thing already.</summary>
    private static IReadOnlyList<Card> Open(PageContext context)
    {
        var open = NextSteps.Ordered(context);
        return open.Count < 2 ? [] : [.. open.Take(Most).Select(o => new Card(Text(context, o), $"step-{o.Step.Key}"))];
    }

    private static string Text(PageContext context, OpenTask open)
    {
        var title = TaskTitles.Of(context, open.Task);
        return open.Due is { } due ? context.Words["task.until", ("titel", title), ("datum", context.Words.Date(due))] : title;
    }

    /// <summary>A card about what the viewer may not know of, or that another does, says nothing to them.</summary>
    private static bool Concerns(PageContext context, string card) => StepOf(context, card) is not { } step
        || StepSections.Instances(context, step).Any(i => context.MayKnow(i) && (step is not CitizenTask || context.MayAct(i)));

    private static Step? StepOf(PageContext context, string card)
    {
        var named = context.Definition.FirstScreen.SelectMany(slot => slot).FirstOrDefault(r => r.Card == card)?.Step;
        return card.Split('+', '.').Prepend(named ?? "").Select(context.Definition.Index.Step).FirstOrDefault(s => s is not null);
    }

    private static Card Of(PageContext context, string card)
    {
        var step = StepOf(context, card);
        var date = step is null ? null : Days.Due(context.Journey, step, null);
        var text = context.Words.Find($"card.{card}") ?? (step is null ? card : context.Title(step));
        (string, string)[] tokens = date is { } day ? [("datum", context.Words.Date(day)), ("namn", context.Names.Principal)] : [("namn", context.Names.Principal)];
        return new(context.Words.Fill(text, tokens), step is null ? null : $"step-{step.StepId}");
    }
}
