using System.Collections.Immutable;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Chooses the first screen's cards: in each slot the first whose condition is true, or that a caseworker has taken over.</summary>
internal static class Cards
{
    public static void Choose(Turn turn, ControlPoint? byHand)
    {
        ImmutableList<string> cards = byHand is not null
            ? [byHand.Card]
            : [.. turn.Definition.FirstScreen.Select(slot => slot.FirstOrDefault(card => turn.Test(card.When, null).Value == true)?.Card).OfType<string>()];
        if (!cards.SequenceEqual(turn.Journey.Cards))
            turn.Emit(new CardsChosen(cards));
    }
}
