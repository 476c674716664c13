using System.Globalization;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>What an expression may come to: a kind, and the texts where they are known. A text that is a date may be a date too.</summary>
internal sealed record Kinds(FactKind Kind, IReadOnlyList<string> Texts)
{
    public static readonly Kinds Bool = new(FactKind.Bool, []);
    public static readonly Kinds Count = new(FactKind.Count, []);
    public static readonly Kinds Date = new(FactKind.Date, []);

    /// <summary>Leaves a fact as it was.</summary>
    public static readonly Kinds Nothing = new(FactKind.Enum, []);

    public static Kinds Of(FactType type) => new(type.Kind, type.Options);

    public static Kinds Text(params IReadOnlyList<string> texts) => new(FactKind.Enum, texts);

    /// <summary>Why it can never be, or may come not to be, a value of the type; null where it always may.</summary>
    public string? Against(FactType type) => (type.Kind, Kind) switch
    {
        _ when this == Nothing => null,
        (FactKind.Date, FactKind.Enum) => Texts.FirstOrDefault(t => !IsDate(t)) is { } text ? $"'{text}' is no date" : null,
        (FactKind.Enum, FactKind.Enum) => Texts.FirstOrDefault(t => !type.Options.Contains(t)) is { } other ? $"'{other}' is not among {string.Join(", ", type.Options)}" : null,
        var (declared, own) => declared == own ? null : $"it is {Told(own)}, and the fact is {Told(declared)}",
    };

    /// <summary>Why the two can never be the same; null where they may.</summary>
    public string? Against(Kinds other)
    {
        if (this == Nothing || other == Nothing) return null;
        if (Kind == FactKind.Enum && other.Kind == FactKind.Enum)
            return Texts.Intersect(other.Texts).Any() ? null : $"'{string.Join("' or '", other.Texts)}' is not among {string.Join(", ", Texts)}";
        if (Kind == FactKind.Date && other.Kind == FactKind.Enum) return other.Texts.Any(IsDate) ? null : $"'{string.Join("' or '", other.Texts)}' is no date";
        if (Kind == FactKind.Enum && other.Kind == FactKind.Date) return other.Against(this);
        return Kind == other.Kind ? null : $"{Told(Kind)} is never {Told(other.Kind)}";
    }

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Told(FactKind kind) => kind switch
    {
        FactKind.Bool => "true or false",
        FactKind.Count => "a number",
        FactKind.Date => "a date",
        _ => "a text",
    };
}
