using System.Text.Json;

namespace Journeys.Definitions.Reading;

/// <summary>Reads an input of an activity: <c>{typeName, expression:{type, value}}</c>, null, or a bare scalar, which is a Literal.</summary>
internal sealed class InputReader(Draft draft, Place activity, string owner)
{
    /// <summary>What an activity cannot do without: where it is missing, or an input without an expression, that is a finding.</summary>
    public static Expression? Needed(Place place, Func<Expression?> read)
    {
        var before = place.Found;
        if (!place.Exists) place.Missing();
        var input = read();
        if (input is null && place.Found == before) place.Fault("it is empty.", "Write its expression: {\"type\": \"JavaScript\", \"value\": \"…\"}, or a Literal.");
        return input;
    }

    /// <summary>A constant that must be known when the file is read; null where it is absent or not one.</summary>
    public string? Constant(string name, bool required = false)
    {
        var place = activity[name];
        if ((required ? Needed(place, () => Read(name, "String", new Scope())) : Read(name, "String", new Scope())) is not { } input) return null;
        if (input.Kind == ExpressionKind.Literal && !string.IsNullOrWhiteSpace(input.Text)) return input.Text;
        place.Fault($"'{name}' must be known when the file is read.", "Write it as a Literal that is not empty.");
        return null;
    }

    public bool Switch(string name)
    {
        var input = Read(name, "Boolean", new Scope());
        if (input is null) return false;
        if (input.Kind == ExpressionKind.Literal && bool.TryParse(input.Text, out var value)) return value;
        activity[name].Fault($"'{name}' must be known when the file is read.", "Write a Literal, true or false.");
        return false;
    }

    /// <summary>A condition of a step: JavaScript, or a Literal true or false.</summary>
    public Expression? Condition(string name, Scope scope)
    {
        var input = Read(name, "Boolean", scope);
        if (input is { Kind: ExpressionKind.Object } || (input is { Kind: ExpressionKind.Literal } && !bool.TryParse(input.Text, out _)))
            activity[name].Fault($"'{name}' is a condition, and '{input.Text}' is neither true nor false.", "Write a JavaScript expression, or true or false.");
        return input;
    }

    /// <summary>A condition written as an expression alone, <c>{type, value}</c>, as Elsa writes the cases of a switch.</summary>
    public Expression? BareCondition(Place place, Scope scope)
    {
        var condition = ReadExpression(place, scope);
        if (condition is { Kind: ExpressionKind.Object } || (condition is { Kind: ExpressionKind.Literal } && !bool.TryParse(condition.Text, out _)))
            place.Fault($"'{condition.Text}' is neither true nor false.", "Write a JavaScript expression, or true or false.");
        return condition;
    }

    public Expression? Read(string name, string? typeName, Scope scope)
    {
        var place = activity[name];
        if (!place.Exists) return null;
        if (place.Node!.GetValueKind() is not (JsonValueKind.Object or JsonValueKind.Array)) return new(ExpressionKind.Literal, Scalar(place));
        if (!place.IsObject)
        {
            place.Expected("an input, {typeName, expression: {type, value}}");
            return null;
        }
        place.Only("typeName", "expression", "memoryReference");
        ElsaTypes.Check(place["typeName"], typeName);
        return place["expression"] is { Exists: true } expression ? ReadExpression(expression, scope) : null;
    }

    private Expression? ReadExpression(Place place, Scope scope)
    {
        if (!place.IsObject)
        {
            place.Expected("an expression, {type, value}");
            return null;
        }
        place.Only("type", "value");
        if (KindOf(place["type"]) is not { } kind) return null;
        var value = place["value"];
        return value.Exists ? ReadValue(kind, value, scope) : null;
    }

    private Expression? ReadValue(ExpressionKind kind, Place value, Scope scope) => kind switch
    {
        ExpressionKind.JavaScript => value.RequiredText() is { } script ? Scripts.Read(draft, value, script, scope) : null,
        ExpressionKind.Object => new(kind, value.Node!.GetValueKind() == JsonValueKind.String ? value.Text()! : value.Node.ToJsonString()),
        ExpressionKind.Variable => VariableReader.Reference(draft, value) is { } name ? new(kind, name) : null,
        ExpressionKind.Input => ReadInput(value),
        _ when value.Node!.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array => NoScalar(value),
        _ => new(kind, Scalar(value)),
    };

    private static Expression? NoScalar(Place value)
    {
        value.Expected("a Literal's value, a text, a number, true or false");
        return null;
    }

    private Expression? ReadInput(Place value)
    {
        if ((value.IsObject ? value["name"] : value).RequiredText() is not { } name) return null;
        if (!draft.Inputs.Contains(name)) value.Fault($"the file has no input '{name}'.", Nearest.Remedy(name, draft.Inputs));
        draft.InputReads.Add((owner, value));
        return new(ExpressionKind.Input, name);
    }

    private static ExpressionKind? KindOf(Place place)
    {
        if (place.RequiredText() is not { } name) return null;
        if (Enum.GetNames<ExpressionKind>().Contains(name)) return Enum.Parse<ExpressionKind>(name);
        place.Fault($"expressions of the type '{name}' are not read.", name is "CSharp" or "C#" or "Python" or "Liquid" or "Delegate"
            ? "Write it in JavaScript." : Nearest.Remedy(name, Enum.GetNames<ExpressionKind>()));
        return null;
    }

    private static string Scalar(Place place) =>
        place.Node!.GetValueKind() == JsonValueKind.String ? place.Text()! : place.Node.ToJsonString();
}
