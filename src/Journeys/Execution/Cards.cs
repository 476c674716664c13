using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Chooses the first screen's cards: in each slot the first whose condition is true, or that a caseworker has taken over.</summary>
internal static class Cards
{
    public static void Choose(Turn turn, ControlPoint? byHand)
    {
        var known = turn.Known.Of(turn.Definition.FirstScreen);
        if (byHand is null && known.IsFresh)
            return;
        var (outer, before) = (turn.Watch(), turn.Events.Count);
        Show(turn, byHand);
        turn.Keep(known, outer, done: byHand is null && turn.Events.Count == before);
    }

    private static void Show(Turn turn, ControlPoint? byHand)
    {
        List<string> cards = new(turn.Definition.FirstScreen.Count);
        if (byHand is not null)
            cards.Add(byHand.Card);
        else
            foreach (var slot in turn.Definition.FirstScreen)
                if (First(turn, slot) is { } card)
                    cards.Add(card);
        if (!AreShown(cards, turn.Journey.Cards))
            turn.Emit(new CardsChosen([.. cards]));
    }

    private static bool AreShown(List<string> cards, ImmutableList<string> shown)
    {
        if (cards.Count != shown.Count)
            return false;
        for (var i = 0; i < cards.Count; i++)
            if (cards[i] != shown[i])
                return false;
        return true;
    }

    private static string? First(Turn turn, IReadOnlyList<CardRule> slot)
    {
        foreach (var card in slot)
            if (turn.Holds(card.When, null) == true)
                return card.Card;
        return null;
    }
}
