using System.Text.Json;
using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>A stated amount beside what the sources say; <paramref name="Missing"/> are the information objects that have not come.</summary>
public sealed record AmountsCompared(string Id, decimal Said, decimal Found, IReadOnlyList<string> Missing)
{
    /// <summary>No amount counts as more, in the unit that it was given in: what a source writes by mistake is shown, and adds up.</summary>
    private const double Most = 1e12;

    public decimal Difference => Found - Said;

    /// <summary>While a source is missing, less than was stated says nothing.</summary>
    public bool Differs => Difference > 0 || (Difference < 0 && Missing.Count == 0);

    /// <summary>Null while the person has not stated the amount.</summary>
    /// <param name="rule">What is compared.</param>
    /// <param name="definition">Whose rule it is.</param>
    /// <param name="journey">Tells of a source that is lacking whether it has nothing or has not answered.</param>
    /// <param name="objects">The information objects that there are, in clear.</param>
    public static AmountsCompared? Of(AmountRule rule, Definition definition, Journey journey, Func<string, JsonElement?> objects)
    {
        if (Sum(rule.Said, objects) is not { } said) return null;
        var amounts = rule.Found.Select(path => (Object: path.Split('.')[0], Amount: Sum(path, objects))).ToList();
        var missing = amounts.Where(a => a.Amount is null && !HasNothing(definition, journey, a.Object)).Select(a => a.Object);
        return new(rule.Id, said, amounts.Sum(a => a.Amount ?? 0), [.. missing.Distinct()]);
    }

    /// <summary>The sources answered that there is nothing.</summary>
    private static bool HasNothing(Definition definition, Journey journey, string name) => definition.Objects.TryGetValue(name, out var rule)
        && rule.From.All(step => journey.Steps.Find(step) is { Ended: true, Outcome: Outcome.NoData or Outcome.NoEntitlement or null });

    private static decimal? Sum(string path, Func<string, JsonElement?> objects)
    {
        var parts = path.Split('.');
        return objects(parts[0]) is { } data ? Sum(data, parts.AsSpan(1)) : null;
    }

    private static decimal? Sum(JsonElement data, ReadOnlySpan<string> path)
    {
        if (data.ValueKind == JsonValueKind.Array)
        {
            var sum = 0m;
            foreach (var item in data.EnumerateArray()) sum += Sum(item, path) ?? 0;
            return sum;
        }

        if (path.Length == 0) return data.ValueKind == JsonValueKind.Number ? (decimal)Math.Clamp(data.GetDouble(), -Most, Most) : null;
        return data.ValueKind == JsonValueKind.Object && data.TryGetProperty(path[0], out var inner) ? Sum(inner, path[1..]) : null;
    }
}
