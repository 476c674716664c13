using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>The shapes of what agencies answer and registers report, as their schemas say.</summary>
internal sealed class ArrivingData(IReadOnlyDictionary<string, AgencyDescription> agencies, Func<string, string?, DataShape?> schema)
{
    /// <summary>What stands beside the content of any answer.</summary>
    private static readonly HashSet<string> OfEveryAnswer =
    [
        "outcome", "decisionId", "decidedAt", "reasons", "legalBasis", "appeal", "newDate", "dueDate", "supersedes", "as", "forwardedTo", "diarienummer",
    ];

    /// <summary>All that may hold <c>data</c> in a step's expressions; null where nothing is known of it.</summary>
    public IReadOnlyList<DataShape>? Of(Step step) => step switch
    {
        RegisterFact fact => Whole(fact.AlsoFrom.Prepend(fact.Register).Select(r => Reported(r, fact.Fact))),
        AgencyActivity asked => Whole((asked.Choice?.Agencies ?? [asked.Agency]).Select(a => schema(a, agencies.GetValueOrDefault(a)?.Services.GetValueOrDefault(asked.Service)?.AnswerSchema))),
        _ => null,
    };

    public IReadOnlyList<DataShape>? Of(RegisterFactRule rule) => Whole([Reported(rule.Register, rule.Fact)]);

    public static bool IsOfEveryAnswer(Step? step, string name) => step is AgencyActivity && OfEveryAnswer.Contains(name);

    private DataShape? Reported(string register, string fact) => schema(register, agencies.GetValueOrDefault(register)?.FactSchemas.GetValueOrDefault(fact));

    private static IReadOnlyList<DataShape>? Whole(IEnumerable<DataShape?> shapes) => shapes.ToList() is var all && !all.Contains(null) ? [.. all.OfType<DataShape>()] : null;
}
