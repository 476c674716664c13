using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Faults;

/// <summary>What an agency planned to post: an answer, or a fact.</summary>
internal sealed record Planned(Guid Id, DateTimeOffset Due, string Mark);

/// <summary>A line of an agency's ledger.</summary>
internal sealed record LedgerEntry(string Agency, string Act, Guid Message, IReadOnlyList<Planned> Plans, string? Why);

/// <summary>What the agencies wrote on disk, read from beside them as it grows.</summary>
internal sealed class LedgerFiles(string folder)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _read = [];
    private readonly List<LedgerEntry> _lines = [];

    /// <summary>All whole lines of all ledgers.</summary>
    public IReadOnlyList<LedgerEntry> Lines()
    {
        lock (_lock)
        {
            if (Directory.Exists(folder))
                foreach (var path in Directory.EnumerateFiles(folder, "*.jsonl")) Read(path);
            return [.. _lines];
        }
    }

    /// <summary>What was planned for a day that has come, and is not posted yet.</summary>
    public IReadOnlyList<Planned> Waiting(DateTimeOffset now)
    {
        var lines = Lines();
        var done = lines.Where(l => l.Act is "Posted" or "Refused").Select(l => l.Message).ToHashSet();
        return [.. lines.SelectMany(l => l.Plans).Where(p => p.Due <= now && !done.Contains(p.Id))];
    }

    /// <summary>What was posted and acknowledged.</summary>
    public IEnumerable<Acknowledged> Posted()
    {
        var lines = Lines();
        var marks = lines.SelectMany(l => l.Plans).DistinctBy(p => p.Id).ToDictionary(p => p.Id, p => p.Mark);
        return lines.Where(l => l.Act == "Posted").Select(l => new Acknowledged(l.Agency, l.Message, marks[l.Message]));
    }

    private void Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _read.GetValueOrDefault(path);
        using var reader = new StreamReader(file);
        foreach (var line in reader.ReadToEnd().Split('\n')[..^1])
        {
            _read[path] = _read.GetValueOrDefault(path) + System.Text.Encoding.UTF8.GetByteCount(line) + 1;
            var json = JsonNode.Parse(line)!;
            _lines.Add(new(
                Path.GetFileNameWithoutExtension(path), (string)json["act"]!, (Guid)json["message"]!,
                [.. json["plans"]?.AsArray().Select(p => PlanOf(p!)) ?? []], (string?)json["why"]));
        }
    }

    private static Planned PlanOf(JsonNode plan)
    {
        var data = plan["event"]!["data"]!;
        var mark = (string?)data["factId"] ?? $"{plan["event"]!["subject"]} {data["outcome"]} {data["decisionId"]}".TrimEnd();
        return new((Guid)plan["id"]!, plan["due"].Deserialize<DateTimeOffset>(), mark);
    }
}
