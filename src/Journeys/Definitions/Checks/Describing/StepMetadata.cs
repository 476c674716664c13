using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;
using Journeys.Law;

namespace Journeys.Definitions.Checks.Describing;

/// <summary>A step says on what law it stands, by which agreement data is exchanged, what pauses its time, and what it is hoped to give.</summary>
internal sealed class StepMetadata(Step step, Place place, Gravity gravity)
{
    private readonly Place _journeys = place["customProperties"]["journeys"];

    public void Check()
    {
        CheckKind();
        CheckLaw();
        if (step is not RegisterFact) Want(_journeys["benefitHypothesis"], "what the step is hoped to give whom", "Write it in one sentence.");
        if (_journeys["objects"].Node is not JsonObject objects || !objects.ContainsKey("in") || !objects.ContainsKey("out"))
            Gravity.Wanted(_journeys["objects"], "the step does not say which information objects it takes in and gives out.", "Write objects: {\"in\": […], \"out\": […]}, empty where there are none.");
        if (step is AgencyStep asked) CheckAsked(asked);
    }

    private void CheckKind()
    {
        var kind = step switch
        {
            AgencyStep => "agency",
            FetchEvidence => "fetch",
            RegisterFact => "event",
            CitizenTask { Deadline.MetBy: MetBy.Passed } => "timer",
            CitizenTask => "citizen",
            _ => "notify",
        };
        if (_journeys["kind"].Node is not JsonValue value || !value.TryGetValue<string>(out var written))
            Gravity.Wanted(_journeys["kind"], "the step does not say its kind.", $"Write {kind}.");
        else if (written != kind && !(written == "gate" && step is CitizenTask { EndsByItself: true })) _journeys["kind"].Fault($"the kind is '{written}', and the activity is of the kind '{kind}'.", $"Write {kind}.");
    }

    private void CheckLaw()
    {
        const string law = "Write the statute and its section.";
        if (step.LegalBasis.Count == 0 && step is CitizenTask) Gravity.Wanted(_journeys["legalBasis"], "the step does not say on which law it stands.", law);
        else if (step.LegalBasis.Count == 0) gravity.Needed(_journeys["legalBasis"], "data is exchanged, and the step does not say on which law.", law);
        if (step.Agreement is null && step is AgencyActivity or RegisterFact)
            gravity.Needed(_journeys["agreement"], "data is exchanged, and the step does not say by which agreement.", "Name a file of agreements/.");
    }

    private void CheckAsked(AgencyStep asked)
    {
        Want(_journeys["slaTarget"], "how soon an answer is aimed at", "Write a period, such as P14D.");
        if (asked.Profile is Profile.DR or Profile.CL && CanCome(asked, Outcome.NeedsInfo))
            Want(_journeys["pauseRule"], "what pauses the agency's time", "Write restart, suspend or none: what NeedsInfo does to the agency's own time.");
        if (!_journeys["appeal"].Exists && (CanCome(asked, Outcome.Rejected) || CanCome(asked, Outcome.Dismissed)))
            gravity.Needed(_journeys["appeal"], "the decision can go against a person, and nothing says how it is appealed.",
                "Write kind, body and period; {\"step\": \"…\"} where another step is the appeal; or {\"none\": \"…\"} with the reason.");
    }

    private static bool CanCome(Step step, Outcome outcome) => Profiles.Unreachable(step, outcome) is null;

    private static void Want(Place place, string what, string remedy)
    {
        if (place.Node is not JsonValue) Gravity.Wanted(place, $"the step does not say {what}.", remedy);
    }
}
