using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>Chooses the first screen's cards: in each slot the first whose condition is true.</summary>
internal static class Cards
{
    public static void Choose(Turn turn)
    {
        var cards = turn.Definition.FirstScreen
            .Select(slot => slot.FirstOrDefault(card => turn.Test(card.When, null).Value == true)?.Card)
            .OfType<string>()
            .ToImmutableList();
        if (!cards.SequenceEqual(turn.Journey.Cards))
            turn.Emit(new CardsChosen(cards));
    }
}
