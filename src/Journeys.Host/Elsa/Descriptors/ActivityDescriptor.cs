namespace Journeys.Host.Elsa.Descriptors;

/// <summary>What an Elsa client knows of a type of activity: its inputs, and the ports that it is left by.</summary>
internal sealed record ActivityDescriptor(string TypeName, string Category, string DisplayName, string Description)
{
    public string Namespace => TypeName[..TypeName.LastIndexOf('.')];
    public string Name => TypeName[(TypeName.LastIndexOf('.') + 1)..];
    public int Version { get; } = 1;
    public ActivityKind Kind { get; init; }
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];
    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];

    /// <summary>Activities that it holds itself, not by a port of their own.</summary>
    public bool IsContainer { get; init; }
    public bool IsBrowsable { get; } = true;
    public bool IsStart { get; init; }

    /// <summary>Nothing follows it.</summary>
    public bool IsTerminal { get; init; }
    public IReadOnlyDictionary<string, object> CustomProperties { get; } = new Dictionary<string, object>();
    public IReadOnlyDictionary<string, object> ConstructionProperties { get; } = new Dictionary<string, object>();
}

internal enum ActivityKind
{
    Action,

    /// <summary>It may begin a workflow.</summary>
    Trigger,
}

/// <summary>An input; <paramref name="UiHint"/> is the editor that shows it, <paramref name="IsWrapped"/> whether it is an expression.</summary>
internal sealed record InputDescriptor(string Name, string TypeName, string UiHint, string? Description = null, bool IsWrapped = true)
{
    public string DisplayName => Name;
    public float Order { get; init; }
    public bool IsBrowsable { get; } = true;
    public bool IsSerializable { get; } = true;
    public bool IsReadOnly { get; } = true;
    public string DefaultSyntax { get; init; } = "Literal";
}

internal sealed record OutputDescriptor(string Name, string TypeName)
{
    public string DisplayName => Name;
    public bool IsBrowsable { get; } = true;
    public bool IsSerializable { get; } = true;
}

internal sealed record PortDescriptor(string Name, PortType Type)
{
    public string DisplayName => Name;
    public bool IsBrowsable { get; } = true;
}

internal enum PortType
{
    /// <summary>Holds an activity within this one.</summary>
    Embedded,

    /// <summary>A connection leaves it.</summary>
    Flow,
}
