using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>Tasks that are one now are sent in as one, with all that was answered, when the last of them was.</summary>
internal static class Together
{
    public static IReadOnlyList<Input> Of(IReadOnlyList<Input> inputs, Translation names)
    {
        var merged = inputs.Where(i => TargetOf(i, names) is not null).GroupBy(i => TargetOf(i, names)!).Where(g => g.Count() > 1).ToDictionary(g => g.Key, g => g.ToList());
        if (merged.Count == 0) return inputs;
        return [.. inputs.Select(i => TargetOf(i, names) is { } target && merged.TryGetValue(target, out var all) ? ReferenceEquals(all[^1], i) ? One(all) : null : i).OfType<Input>()];
    }

    /// <summary>The instance of a step that was several, for the first submission of each.</summary>
    private static string? TargetOf(Input input, Translation names) =>
        input is { Command: SubmitTask, Wait: { Task: TaskKind.Task, Turn: 1 } wait } && names.OfKey(wait.Instance) is [var now] && names.IsMerged(wait.Instance)
            ? now : null;

    private static Input One(List<Input> all)
    {
        var (last, sent) = (all[^1], all.Select(i => (SubmitTask)i.Command).ToList());
        var command = ((SubmitTask)last.Command) with
        {
            Data = new(Union(sent.Select(s => s.Data.Clear)), Union(sent.Select(s => s.Data.Sealed))),
            DontKnow = [.. sent.SelectMany(s => s.DontKnow).Distinct()],
        };
        return last with { Command = command };
    }

    internal static JsonElement? Union(IEnumerable<JsonElement?> parts)
    {
        var known = parts.OfType<JsonElement>().Where(p => p.ValueKind == JsonValueKind.Object).ToList();
        var whole = new JsonObject();
        foreach (var member in known.SelectMany(p => p.EnumerateObject())) whole[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return known.Count == 0 ? null : JsonSerializer.SerializeToElement(whole);
    }
}
