namespace Journeys.Definitions;

public static class VariableNames
{
    /// <summary>The function by which Elsa's expressions read a variable: <c>getCount</c> for <c>count</c>.</summary>
    public static string Getter(string name) => name.Length == 0 ? "get" : $"get{char.ToUpperInvariant(name[0])}{name[1..]}";
}
