namespace Journeys.Host.Engine;

/// <summary>Dotted names as nested objects: a node is either a fact, with its full path, or has children.</summary>
internal sealed class FactTree(string? path)
{
    public string? Path { get; } = path;
    public SortedDictionary<string, FactTree> Children { get; } = new(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, FactTree> Of(IEnumerable<string> names)
    {
        var root = new FactTree(null);
        foreach (var name in names) root.Add(name, name);
        return root.Children;
    }

    public void Add(string name, string path)
    {
        var node = this;
        var segments = name.Split('.');
        foreach (var segment in segments[..^1])
        {
            if (!node.Children.TryGetValue(segment, out var child)) node.Children.Add(segment, child = new FactTree(null));
            node = child.Path is null ? child : throw Both(child.Path, name);
        }

        if (!node.Children.TryAdd(segments[^1], new FactTree(path))) throw Both(name, name);
    }

    private static FaultStop Both(string fact, string other) =>
        new($"The fact '{fact}' cannot have other facts under it ('{other}'). Rename one of them.");
}
