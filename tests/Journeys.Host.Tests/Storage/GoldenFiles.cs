using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Storage;

/// <summary>The golden files: <c>Golden/</c> has the present form of everything stored, <c>Golden/old/</c> each earlier one.</summary>
internal static class GoldenFiles
{
    public static readonly JsonSerializerOptions Json = new(JourneyJson.Options) { WriteIndented = true };
    public static readonly string Folder = Path.Combine(RunningHost.TestWorkflows, "..", "Golden");
    public static readonly string Old = Path.Combine(Folder, "old");

    public static bool Accepting => Environment.GetEnvironmentVariable("JOURNEYS_ACCEPT_GOLDEN") == "1";

    public static string Written(object sample) => JsonSerializer.Serialize(sample, sample.GetType(), Json).ReplaceLineEndings("\n") + "\n";

    /// <summary>The earlier forms' file names without their ending: <c>event.answer_recorded.1</c>.</summary>
    public static IEnumerable<string> OldForms =>
        Directory.EnumerateFiles(Old, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static string OldText(string form) => File.ReadAllText(Path.Combine(Old, form + ".json"));

    /// <summary>Accepts a present form; the one that was accepted before it stays readable for ever, under the next number.</summary>
    public static void Accept(string file, string name, string now)
    {
        if (File.Exists(file)) File.Move(file, Path.Combine(Old, $"{name}.{OldForms.Count(f => f.StartsWith(name + ".", StringComparison.Ordinal)) + 1}.json"));
        File.WriteAllText(file, now);
    }

    /// <summary>The first value of the one that the other has not, or has otherwise; null where it has all.</summary>
    public static string? Lost(JsonNode? before, JsonNode? after, string path = "$") => (before, after) switch
    {
        (JsonObject b, JsonObject a) => b.Select(p => Lost(p.Value, a[p.Key], $"{path}.{p.Key}")).FirstOrDefault(lost => lost is not null),
        (JsonArray b, JsonArray a) when a.Count == b.Count => b.Select((item, i) => Lost(item, a[i], $"{path}[{i}]")).FirstOrDefault(lost => lost is not null),
        _ => JsonNode.DeepEquals(before, after) ? null : path,
    };
}
