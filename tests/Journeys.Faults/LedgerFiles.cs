using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Faults;

/// <summary>What an agency planned to post: the answer at a bookmark, or a fact (no bookmark).</summary>
internal sealed record Planned(Guid Id, DateTimeOffset Due, string? Journey, string? Bookmark, string? Outcome, string? DecisionId);

/// <summary>What the agencies wrote on disk, read from beside them.</summary>
internal sealed class LedgerFiles(string folder)
{
    /// <summary>All whole lines of all ledgers, by agency.</summary>
    public IReadOnlyList<(string Agency, string Act, Guid Message, IReadOnlyList<Planned> Plans)> Lines() =>
        !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.jsonl").SelectMany(Read)];

    /// <summary>What was planned for a day that has come, and is not posted yet.</summary>
    public int Waiting(DateTimeOffset now)
    {
        var lines = Lines();
        var done = lines.Where(l => l.Act is "Posted" or "Refused").Select(l => l.Message).ToHashSet();
        return lines.SelectMany(l => l.Plans).Count(p => p.Due <= now && !done.Contains(p.Id));
    }

    private static IEnumerable<(string, string, Guid, IReadOnlyList<Planned>)> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        foreach (var line in reader.ReadToEnd().Split('\n')[..^1])
        {
            var json = JsonNode.Parse(line)!;
            IReadOnlyList<Planned> plans = [.. json["plans"]?.AsArray().Select(p => PlanOf(p!)) ?? []];
            yield return (Path.GetFileNameWithoutExtension(path), (string)json["act"]!, (Guid)json["message"]!, plans);
        }
    }

    private static Planned PlanOf(JsonNode plan)
    {
        var @event = plan["event"]!;
        return new(
            (Guid)plan["id"]!, plan["due"].Deserialize<DateTimeOffset>(), (string?)@event["journeyid"], (string?)@event["subject"],
            (string?)@event["data"]?["outcome"], (string?)@event["data"]?["decisionId"]);
    }
}
