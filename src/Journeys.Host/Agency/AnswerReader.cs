using System.Text.Json;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>Reads an answer's data and checks it against the vocabulary and the service's schema.</summary>
public static class AnswerReader
{
    private static readonly string[] Fields =
    [
        "outcome", "decisionId", "decidedAt", "reasons", "legalBasis", "appeal", "newDate", "dueDate",
        "supersedes", "as", "forwardedTo", "diarienummer", "content", "servedOn",
    ];

    public static (AnswerData? Answer, Problem? Problem) Read(JsonElement data, MessageSchema? schema)
    {
        var reader = new DataReader(data);
        reader.Only(Fields);
        var answer = Read(reader, data);
        if (reader.Errors.Count == 0) CheckContent(reader, answer, schema);
        if (reader.Errors.Count == 0) reader.Wrong(Persons.Invalid(data, "/data"));
        return reader.Errors.Count == 0
            ? (answer, null)
            : (null, Problems.Invalid("The answer does not fit the contract or the service's schema; see errors and the catalogue.", [.. reader.Errors]));
    }

    private static AnswerData Read(DataReader reader, JsonElement data)
    {
        var outcome = reader.Outcome("outcome", required: true) ?? default;
        var supersedes = Outcomes.GroupOf(outcome) == OutcomeGroup.Supersedes;
        reader.Text("reasons", most: 4000);
        reader.Text("diarienummer");
        reader.Text("decidedAt");
        reader.Texts("legalBasis");
        var answer = new AnswerData(
            // A refusal that could not be named could never be corrected.
            outcome, reader.Key("decisionId", required: Outcomes.GroupOf(outcome) == OutcomeGroup.Refused), reader.Key("supersedes", required: supersedes),
            reader.Outcome("as", required: outcome == Outcome.Corrected),
            reader.Date("newDate", required: outcome == Outcome.Delayed), reader.Date("dueDate"),
            reader.Key("forwardedTo", required: outcome == Outcome.Forwarded), reader.Object("content"), data)
        {
            ServedOn = reader.Date("servedOn"),
            Appeal = AppealOf(reader),
        };
        if (answer.As is { } now && Outcomes.GroupOf(now) is OutcomeGroup.Supersedes or OutcomeGroup.Progress)
            reader.Wrong("as", "is not an outcome that can hold: name a decision");
        if (answer.Supersedes is { } earlier && answer.DecisionId == earlier)
            reader.Wrong("decisionId", "is the id of the decision that it corrects: give the new one an id of its own, or leave it out");
        return answer;
    }

    /// <summary>What of <c>appeal</c> the journey counts by; other fields of it are passed on as they are.</summary>
    private static AppealNotice? AppealOf(DataReader reader)
    {
        if (reader.Object("appeal") is not { } said) return null;
        var own = new DataReader(said);
        var (kind, body, days) = (own.Key("kind"), own.Key("body"), own.Whole("days", 1, 3650));
        reader.Wrong(own.Errors.Select(e => e with { Pointer = e.Pointer.Replace("/data/", "/data/appeal/", StringComparison.Ordinal) }));
        return kind is null ? null : new(kind, body, days);
    }

    private static void CheckContent(DataReader reader, AnswerData answer, MessageSchema? schema)
    {
        if (answer.Holds is not { } holds || !Outcomes.IsPositive(holds) || schema is null) return;
        // No content is an empty one: then the schema says what it lacks.
        reader.Wrong(schema.Check(answer.Content ?? JsonElement.Parse("{}"), "/data/content"));
    }
}
