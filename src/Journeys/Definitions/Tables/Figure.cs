namespace Journeys.Definitions.Tables;

/// <summary>A figure of a law, such as a base amount, with what it is from one day to another.</summary>
public sealed record Figure(string Name, IReadOnlyList<FigureValue> Values)
{
    /// <summary>What it is on a day; null where it is nothing.</summary>
    public FigureValue? On(DateOnly day) => Values.FirstOrDefault(v => v.ValidFrom <= day && day <= v.ValidTo);
}

/// <summary>What a figure is, up to and with <paramref name="ValidTo"/>.</summary>
public sealed record FigureValue(DateOnly ValidFrom, DateOnly ValidTo, decimal Value, string? Unit, string? Source, IReadOnlyList<string> LegalBasis);
