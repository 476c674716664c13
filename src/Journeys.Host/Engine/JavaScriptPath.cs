using System.Text.Json;
using Acornima.Ast;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>
/// An expression that names nothing but a member of what came in, such as <c>data.period.from</c>: most of those that write facts.
/// Where the data has it as a scalar it is read from there; all else is JavaScript's to say.
/// </summary>
internal sealed record JavaScriptPath(bool OfItem, IReadOnlyList<string> Names)
{
    /// <summary>Null for any other expression.</summary>
    public static JavaScriptPath? Of(Node expression)
    {
        var names = new Stack<string>();
        var at = expression;
        for (; at is MemberExpression { Computed: false, Optional: false, Property: Identifier name } member; at = member.Object)
            names.Push(name.Name);
        return at is Identifier { Name: "data" or "item" } root && names.Count > 0 && !names.Contains("__proto__")
            ? new(root.Name == "item", [.. names])
            : null;
    }

    /// <summary>Null where the data does not have it, or as no scalar.</summary>
    public Evaluation? In(Scope scope)
    {
        if ((OfItem ? scope.Item : scope.Data) is not { } at)
            return null;
        foreach (var name in Names)
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        return at.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => JavaScriptResult.Of(at.GetBoolean()),
            JsonValueKind.Null => JavaScriptResult.Nothing,
            JsonValueKind.String => Text(at) is { } text ? JavaScriptResult.Of(text) : null,
            _ => null,
        };
    }

    /// <summary>Null where it is no whole text: half a surrogate pair.</summary>
    private static string? Text(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
