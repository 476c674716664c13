using Journeys.Execution;

namespace Journeys.Definitions.Tables;

/// <summary>How many rows may match, and which of them decides (DMN 1.5, 8.2.8).</summary>
public enum HitPolicy
{
    /// <summary>At most one row matches.</summary>
    Unique,

    /// <summary>The first row that matches, in the order of the file.</summary>
    First,

    /// <summary>All rows that match: a boolean is true where one of them says so, a count is their sum.</summary>
    Collect,
}

/// <summary>How the values of several rows become one, under <see cref="HitPolicy.Collect"/>.</summary>
public enum Aggregate
{
    Sum,
    Min,
    Max,
}

/// <summary>
/// A decision table after DMN, with rows that hold from one day to another. Its outputs are facts that are computed from its
/// inputs and the day that <paramref name="EffectiveOn"/> holds; <paramref name="Otherwise"/> is what they are where no row says.
/// </summary>
public sealed record DecisionTable(
    string Name,
    HitPolicy Hit,
    string? EffectiveOn,
    IReadOnlyDictionary<string, FactType> Inputs,
    IReadOnlyDictionary<string, FactType> Outputs,
    IReadOnlyList<TableRow> Rows,
    IReadOnlyDictionary<string, FactValue> Otherwise)
{
    private IReadOnlyList<Axis>? _axes;

    public Aggregate Aggregate { get; init; }

    /// <summary>The facts that it reads, with the values that make a difference.</summary>
    internal IReadOnlyList<Axis> Axes => _axes ??= Axis.Of(this);
}

/// <summary>A row: what it asks of the inputs (one not named may be anything), what it then says, when it holds, and why.</summary>
public sealed record TableRow(string Id, IReadOnlyDictionary<string, Test> When, IReadOnlyDictionary<string, FactValue> Then)
{
    public DateOnly ValidFrom { get; init; } = DateOnly.MinValue;

    /// <summary>The last day that it holds.</summary>
    public DateOnly ValidTo { get; init; } = DateOnly.MaxValue;

    /// <summary>The key of the text that tells a person why.</summary>
    public string? Reason { get; init; }
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
}
