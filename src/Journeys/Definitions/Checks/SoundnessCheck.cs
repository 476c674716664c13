using System.Globalization;
using Journeys.Definitions.Reading;
using Journeys.Definitions.Soundness;

namespace Journeys.Definitions.Checks;

/// <summary>A life event that could strand anyone is refused, with the story of how.</summary>
internal static class SoundnessCheck
{
    public static void Check(Definition definition, Draft draft, FindingList findings)
    {
        var proof = Verifier.Verify(definition);
        foreach (var flaw in proof.Flaws)
        {
            var (reason, remedy) = Telling.Of(definition, flaw);
            draft.Nodes.Single(n => n.Id == flaw.Activity.Id).Place.Fault(reason, remedy);
        }

        if (!proof.Complete)
            findings.Add("$.root", null, string.Create(CultureInfo.InvariantCulture, $"the flowchart has more than {Verifier.MostStates} states: in those nearest to the start {(proof.Flaws.Count == 0 ? "nothing is wrong" : $"{proof.Flaws.Count} things are wrong")}, and of the others it is not proven that each journey comes to its end."),
                "Divide it into smaller life events, or unite branches earlier.");
    }
}
