using System.Globalization;
using System.Text.Json;
using Journeys.Execution;

namespace Journeys.Definitions.Tables;

/// <summary>What a row asks of an input: one of some values, or that it keeps within bounds.</summary>
public sealed record Test(IReadOnlyList<FactValue> AnyOf, IReadOnlyList<Bound> Bounds)
{
    public bool Holds(FactValue value) => Bounds.Count > 0 ? Bounds.All(b => b.Holds(value)) : AnyOf.Contains(value);

    /// <summary>The values that it names.</summary>
    internal IEnumerable<FactValue> Named => AnyOf.Concat(Bounds.Select(b => b.Than));
}

/// <summary>A comparison of a count or a date: <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</summary>
public sealed record Bound(string Sign, FactValue Than)
{
    public static readonly IReadOnlyList<string> Signs = ["<", "<=", ">", ">="];

    public bool Holds(FactValue value) => Compare(value, Than) is var order && Sign switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    /// <summary>Counts by size, dates by the calendar.</summary>
    internal static int Compare(FactValue one, FactValue other) => one.Kind == JsonValueKind.Number && other.Kind == JsonValueKind.Number
        ? long.Parse(one.Text, CultureInfo.InvariantCulture).CompareTo(long.Parse(other.Text, CultureInfo.InvariantCulture))
        : string.CompareOrdinal(one.Text, other.Text);
}
