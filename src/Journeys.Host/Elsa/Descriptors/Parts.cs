namespace Journeys.Host.Elsa.Descriptors;

/// <summary>The parts that descriptors are made of, in short.</summary>
internal static class Parts
{
    public static InputDescriptor Text(string name) => new(name, "String", "singleline");

    public static InputDescriptor Condition(string name) => new(name, "Boolean", "singleline") { DefaultSyntax = "JavaScript" };

    public static InputDescriptor Flag(string name) => new(name, "Boolean", "checkbox");

    public static InputDescriptor Any(string name, string type = "Object") => new(name, type, "multiline") { DefaultSyntax = "JavaScript" };

    /// <summary>Not an expression, but JSON of its own form.</summary>
    public static InputDescriptor Bare(string name, string editor, string type = "Object") => new(name, type, editor, IsWrapped: false);

    public static IReadOnlyList<PortDescriptor> Flow(params IEnumerable<string> names) => [.. names.Select(n => new PortDescriptor(n, PortType.Flow))];

    /// <summary>Ports that hold activities, before <c>Done</c>.</summary>
    public static IReadOnlyList<PortDescriptor> Holding(params IEnumerable<string> names) =>
        [.. names.Select(n => new PortDescriptor(n, PortType.Embedded)), .. Flow("Done")];
}
