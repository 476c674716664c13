namespace Journeys.Host.Elsa.Descriptors;

/// <summary>A kind of expression that is read here.</summary>
internal sealed record ExpressionDescriptor(string Type, string DisplayName)
{
    public bool IsSerializable { get; } = true;
    public bool IsBrowsable { get; } = true;
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public static IReadOnlyList<ExpressionDescriptor> All { get; } =
    [
        new("Literal", "Default"),
        new("Object", "Object"),
        new("Variable", "Variable"),
        new("Input", "Input"),
        new("JavaScript", "JavaScript") { Properties = new Dictionary<string, string> { ["MonacoLanguage"] = "javascript" } },
    ];
}
