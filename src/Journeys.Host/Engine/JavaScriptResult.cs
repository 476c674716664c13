using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>A JavaScript value as an evaluation: JSON, with whole numbers only, or nothing.</summary>
internal static class JavaScriptResult
{
    // Number.MAX_SAFE_INTEGER: past it, whole numbers are no longer exact.
    private const double MaxWhole = 9_007_199_254_740_991;
    private static readonly HashSet<string> ErrorNames =
        ["TypeError", "ReferenceError", "RangeError", "SyntaxError", "URIError", "EvalError", "AggregateError"];

    public static readonly JsonElement True = JsonElement.Parse("true");
    public static readonly JsonElement False = JsonElement.Parse("false");
    private static readonly Evaluation KnownTrue = new Evaluation.Known(True);
    private static readonly Evaluation KnownFalse = new Evaluation.Known(False);
    public static readonly Evaluation Nothing = new Evaluation.Undefined();

    public static Evaluation Of(Jint.Engine engine, JsValue value) => value switch
    {
        JsBoolean => Of(TypeConverter.ToBoolean(value)),
        JsString => Of(value.ToString()),
        JsNumber => Whole(TypeConverter.ToNumber(value)),
        JsArray or JsObject => Tree(engine, value),
        _ when value.IsUndefined() || value.IsNull() => Nothing,
        _ => throw new FaultStop("it gives something that is not JSON. Give a boolean, a whole number or a text."),
    };

    public static Evaluation Of(bool value) => value ? KnownTrue : KnownFalse;

    public static Evaluation Of(string text) => new Evaluation.Known(JsonSerializer.SerializeToElement(text));

    /// <summary>The kind of error that JavaScript threw, without its message.</summary>
    public static string ErrorName(JavaScriptException error) =>
        error.Error is JsError { Prototype: { } prototype } && prototype.GetOwnProperty("name").Value is JsString name
        && ErrorNames.Contains(name.ToString())
            ? name.ToString()
            : "an error was thrown";

    private static Evaluation.Known Whole(double number)
    {
        if (!double.IsInteger(number) || Math.Abs(number) > MaxWhole)
            throw new FaultStop("its number is not whole. Use the smallest unit or a string.");
        return new(JsonSerializer.SerializeToElement((long)number));
    }

    private static Evaluation Tree(Jint.Engine engine, JsValue value)
    {
        var json = new Jint.Native.Json.JsonSerializer(engine).Serialize(value);
        return json.IsUndefined() ? Nothing : new Evaluation.Known(JsonElement.Parse(json.ToString()));
    }
}
