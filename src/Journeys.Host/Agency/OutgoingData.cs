using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Agency;

/// <summary>What a message tells an agency: the information objects of its step, each cut to the fields that the agreement names, and for whom.</summary>
public sealed class OutgoingData(PersonalData personal)
{
    public async Task<JsonObject> OfAsync(
        AgencyMessage message, Journey journey, Definition definition, Step step, RecordedData recorded, CancellationToken cancellation)
    {
        var state = journey.Steps.Find(message.Instance);
        var data = new JsonObject();
        foreach (var name in step.ObjectsIn)
            if (definition.Objects.TryGetValue(name, out var rule) && await ObjectAsync(rule, journey, state, recorded, cancellation) is var written)
            {
                if (rule.Compares.Count > 0 && await ComparedAsync(rule, journey, state, recorded, cancellation) is { Count: > 0 } compared) written["compared"] = compared;
                if (written.Count > 0) data[name] = written;
            }

        if (state?.Subject is { } subject)
            data["subject"] = await SubjectAsync(subject, journey.Subjects.Find(subject), recorded, cancellation);
        if (state?.Part is { } part) data["part"] = part;
        if (message.Verb == MessageVerb.Reply && await personal.OpenAsync(recorded.At(message.Bookmark), cancellation) is { } reply)
            data["reply"] = JsonObject.Create(reply);
        if (message.Verb == MessageVerb.Demand && await personal.OpenAsync(recorded.At(message.Bookmark), cancellation) is { } demand)
            data["demand"] = JsonObject.Create(demand);
        return data;
    }

    private async Task<JsonObject> ObjectAsync(ObjectRule rule, Journey journey, StepState? state, RecordedData recorded, CancellationToken cancellation)
    {
        var written = new JsonObject();
        foreach (var step in rule.From)
            if (await personal.OpenAsync(recorded.Of(step, state?.Subject, state?.Part), cancellation) is { ValueKind: JsonValueKind.Object } data)
                foreach (var field in data.EnumerateObject().Where(f => Named(rule, f.Name)))
                    written[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        foreach (var name in rule.Facts)
            if (journey.Fact(name) is { } fact)
                written[name] = Plain(fact);
        return written;
    }

    /// <summary>Each stated amount beside the sources', as far as they have come.</summary>
    private async Task<JsonObject> ComparedAsync(ObjectRule rule, Journey journey, StepState? state, RecordedData recorded, CancellationToken cancellation)
    {
        var objects = new Dictionary<string, JsonElement?>(StringComparer.Ordinal);
        foreach (var name in rule.Compares.SelectMany(c => c.Found.Prepend(c.Said)).Select(path => path.Split('.')[0]).Distinct())
            objects[name] = recorded.Definition.Objects.TryGetValue(name, out var of) && await ObjectAsync(of, journey, state, recorded, cancellation) is { Count: > 0 } made
                ? JsonSerializer.SerializeToElement(made) : null;
        var written = new JsonObject();
        foreach (var compared in rule.Compares.Select(c => AmountsCompared.Of(c, recorded.Definition, journey, name => objects[name])).OfType<AmountsCompared>())
            written[compared.Id] = new JsonObject
            {
                ["said"] = compared.Said,
                ["found"] = compared.Found,
                ["differs"] = compared.Differs,
                ["missing"] = new JsonArray([.. compared.Missing.Select(m => (JsonNode)m)]),
            };
        return written;
    }

    private static JsonNode? Plain(FactValue fact) =>
        fact.Kind == JsonValueKind.String ? JsonValue.Create(fact.Text) : JsonNode.Parse(fact.Text);

    /// <summary>A person's number goes with the person.</summary>
    private static bool Named(ObjectRule rule, string field) =>
        rule.Fields.Count == 0 || rule.Fields.Contains(field == Persons.Number ? Persons.Id : field);

    private async Task<JsonObject> SubjectAsync(string id, Guid? person, RecordedData recorded, CancellationToken cancellation)
    {
        var subject = new JsonObject { ["id"] = id };
        if (person is not { } known) return subject;
        foreach (var data in recorded.All)
            if (await personal.OpenAsync(data, cancellation) is { } opened && Persons.About(opened, known) is { } about)
            {
                foreach (var field in about.EnumerateObject().Where(f => f.Name is Persons.Id or Persons.Number or "name"))
                    subject[field.Name] = JsonNode.Parse(field.Value.GetRawText());
                break;
            }

        return subject;
    }
}
