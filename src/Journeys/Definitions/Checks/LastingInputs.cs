using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>What is looked at as long as the journey lasts reads no input: an input is gone once the journey has waited.</summary>
internal static class LastingInputs
{
    public static void Check(Draft draft)
    {
        foreach (var place in draft.LastingInputReads)
            place.Fault("an input is read here as long as the journey lasts, and it is gone once the journey has waited.",
                "Keep it in a fact or a variable before the first step that waits, and read that.");
    }
}
