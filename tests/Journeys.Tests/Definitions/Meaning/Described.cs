using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>A folder whose life event says all that it should of itself, to take something away from.</summary>
internal static class Described
{
    public const string Root = "$.customProperties.journeys";
    public const string Step = "$.root.activities[1].customProperties.journeys";

    public static Folder Folder(Flow? flow = null)
    {
        flow ??= Flow.Started.Agency("B05").Connect("B01/Done>B05");
        flow = flow.With("""
            {"lifeEvent":{"local":"T1","eu":"x"},"situation":"Familj","owner":"skatteverket","validFrom":"2026-01-01","validTo":null,
             "perspectives":{"process":"p","information":"i","service":"s","law":"l","security":"s"},"controlPoints":[{"id":"annulled","abort":true}]}
            """).Edit(d => d["isPublished"] = true).Edit(d => Each(d, Describe));
        return Definitions.Folder.Whole(flow);
    }

    public static JsonObject Journeys(JsonObject definition) => definition["customProperties"]!["journeys"]!.AsObject();

    public static JsonObject Second(JsonObject definition) => definition["root"]!["activities"]![1]!["customProperties"]!["journeys"]!.AsObject();

    private static void Each(JsonObject definition, Action<string, JsonObject> describe)
    {
        foreach (var activity in definition["root"]!["activities"]!.AsArray())
            if (activity!["type"]!.ToString() is var type && type.StartsWith("Journeys.", StringComparison.Ordinal))
                describe(type["Journeys.".Length..], activity["customProperties"]!["journeys"]!.AsObject());
    }

    private static void Describe(string type, JsonObject journeys)
    {
        var defaults = JsonNode.Parse("""{"legalBasis":["FL 23 §"],"objects":{"in":[],"out":[]},"benefitHypothesis":"b"}""")!.AsObject();
        defaults["kind"] = type switch { "AgencyStep" => "agency", "FetchEvidence" => "fetch", "RegisterFact" => "event", "CitizenTask" => "citizen", _ => "notify" };
        if (type != "CitizenTask") defaults["agreement"] = "skv";
        if (type == "AgencyStep")
        {
            (defaults["slaTarget"], defaults["pauseRule"]) = ("P3D", "restart");
            defaults["appeal"] = JsonNode.Parse("""{"kind":"k","body":"b","period":"P3W"}""");
        }

        foreach (var (name, value) in defaults) journeys[name] ??= value?.DeepClone();
    }
}
