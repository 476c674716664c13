namespace Journeys.Definitions.Reading;

/// <summary>Reads the variables and inputs that a file declares, and references to them.</summary>
internal static class VariableReader
{
    public static void Read(Draft draft, Place variables)
    {
        foreach (var place in variables.Items())
        {
            if (place["name"].RequiredText() is not { } name) continue;
            ElsaTypes.Check(place["typeName"]);
            place["isArray"].Flag();
            var value = place["value"].Text();
            if (!draft.Variables.TryAdd(name, value is null ? null : new Expression(ExpressionKind.Literal, value)))
                place["name"].Fault($"the variable '{name}' is declared twice.", "Give each a name of its own.");
            if (place["id"].Text() is { } id && !draft.VariableNamesById.TryAdd(id, name))
                place["id"].Fault($"two variables have the id '{id}'.", "Give each an id of its own.");
        }
    }

    public static void ReadInputs(Draft draft, Place inputs)
    {
        foreach (var place in inputs.Items())
        {
            ElsaTypes.Check(place["type"]);
            if (place["name"].RequiredText() is { } name && !draft.Inputs.Add(name))
                place["name"].Fault($"the input '{name}' is declared twice.", "Give each a name of its own.");
        }
    }

    /// <summary>The name of the variable that an id, a name, or an object with one of them refers to.</summary>
    public static string? Reference(Draft draft, Place place)
    {
        var named = !place.IsObject ? place : place["memoryReference"] is { IsObject: true } memory ? memory["id"]
            : place["id"].Exists ? place["id"] : place["name"];
        if (named.RequiredText() is not { } text) return null;
        if (draft.VariableNamesById.TryGetValue(text, out var name)) return name;
        if (draft.Variables.ContainsKey(text)) return text;
        named.Fault($"the file has no variable '{text}'.", Nearest.Remedy(text, draft.Variables.Keys));
        return null;
    }
}
