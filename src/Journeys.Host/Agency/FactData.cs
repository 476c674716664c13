using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>The data of a register fact about <paramref name="Person"/> (12 digits).</summary>
public sealed record FactData(string FactId, string Person, string? Supersedes, Outcome? As, JsonElement Content)
{
    private static readonly string[] Fields = ["factId", "person", "supersedes", "as", "content"];

    public static (FactData? Fact, Problem? Problem) Read(JsonElement data, MessageSchema? schema)
    {
        var reader = new DataReader(data);
        reader.Only(Fields);
        var superseded = reader.Key("supersedes");
        var (id, person) = (reader.Key("factId", required: true), reader.Text("person", required: true));
        var now = reader.Outcome("as", required: superseded is not null);
        var content = reader.Object("content", required: now != Outcome.Annulled) ?? JsonElement.Parse("{}");
        reader.Wrong(Persons.Invalid(data, "/data"));
        if (now is not (null or Outcome.Corrected or Outcome.Annulled)) reader.Wrong("as", "is Corrected or Annulled");
        if (now is not null && superseded is null) reader.Wrong("supersedes", "is required where 'as' is given");
        if (reader.Errors.Count == 0 && now != Outcome.Annulled && schema is not null)
            reader.Wrong(schema.Check(WithPerson(content, person!), "/data/content"));
        return reader.Errors.Count == 0
            ? (new(id!, person!, superseded, now, content), null)
            : (null, Problems.Invalid("The fact does not fit the contract or the register's schema; see errors and the catalogue.", [.. reader.Errors]));
    }

    /// <summary>The person stands beside the content, and need not be repeated in it.</summary>
    private static JsonElement WithPerson(JsonElement content, string person)
    {
        var written = JsonObject.Create(content)!;
        if (!written.ContainsKey("person")) written["person"] = person;
        return JsonSerializer.SerializeToElement(written);
    }
}
