namespace Journeys.Definitions.Reading;

/// <summary>Which inputs and fields each kind of step has; any other is refused with the nearest name.</summary>
internal static class StepFields
{
    private static readonly string[] Elsa =
        ["id", "nodeId", "name", "type", "version", "customProperties", "metadata", "canStartWorkflow", "runAsynchronously", "applies", "ready"];

    private static readonly string[] Common =
    [
        "step", "kind", "text", "legalBasis", "agreement", "objects", "facts", "lists", "deadline", "outcomes", "ports", "slaTarget",
        "benefitHypothesis", "refile", "revisit", "selfDeclared", "pauseRule", "cancelOnNotApplicable", "right", "route", "differs", "figures",
        "for", "seenBy",
    ];

    public static void Check(Place activity, Place journeys, string kind)
    {
        activity.Only([.. Elsa, .. Inputs(kind)]);
        journeys.Only([.. Common, .. Fields(kind)]);
        foreach (var text in new[] { "kind", "benefitHypothesis", "route" }) journeys[text].Text();
    }

    private static string[] Inputs(string kind) => kind switch
    {
        "AgencyStep" => ["subjects", "offered", "agency", "service", "profile", "request"],
        "CitizenTask" => ["subjects", "offered", "done"],
        "FetchEvidence" => ["subjects", "agency", "service", "profile"],
        "RegisterFact" => ["register", "fact", "starts"],
        _ => ["agency", "service", "profile"],
    };

    private static string[] Fields(string kind) => kind switch
    {
        "CitizenTask" => ["questions", "joint", "prefill"],
        "AgencyStep" => ["appeal", "questions", "info", "noDelayDemand", "noWithdrawal", "agencyOf"],
        "FetchEvidence" => ["appeal", "questions", "timeout"],
        "RegisterFact" => ["principal", "alsoFrom", "matter"],
        _ => [],
    };
}
