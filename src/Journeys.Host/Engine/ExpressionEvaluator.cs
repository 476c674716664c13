using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>
/// The evaluator behind <see cref="Execution.Evaluate"/>: pure, the same answer every time, safe from several threads.
/// Throws <see cref="ExpressionAbortedException"/> where memory or time ran out: a fault to try again, never an outcome.
/// </summary>
public sealed class ExpressionEvaluator
{
    private readonly ConditionalWeakTable<Definition, JavaScriptEngines> _engines = [];

    /// <summary>Parses an expression as it will be evaluated.</summary>
    public static string? Syntax(string text) => JavaScriptScript.Of(text).Wrong;

    public Evaluation Evaluate(Expression expression, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(scope);
        return expression.Kind switch
        {
            ExpressionKind.Literal => new Evaluation.Known(Literal(expression.Text)),
            ExpressionKind.Object => Json(expression.Text),
            ExpressionKind.Variable or ExpressionKind.Input => Variable(expression.Text, scope),
            ExpressionKind.JavaScript => JavaScript(expression.Text, scope),
            _ => new Evaluation.Fault($"Expressions of type {expression.Kind} are not evaluated; write JavaScript."),
        };
    }

    private Evaluation JavaScript(string text, Scope scope)
    {
        var script = JavaScriptScript.Of(text);
        if (script.Fault is { } fault) return new Evaluation.Fault(fault);
        if (script.Path?.In(scope) is { } plain) return plain;
        return _engines.GetValue(scope.Definition, definition => new JavaScriptEngines(definition)).Run(script, scope);
    }

    private static Evaluation Variable(string name, Scope scope) => scope.Variable(name) is { } value
        ? new Evaluation.Known(JsonSerializer.SerializeToElement(value))
        : new Evaluation.Undefined();

    private static Evaluation Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new Evaluation.Known(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new Evaluation.Fault($"The Object expression «{text}» is not JSON; write it as JSON or as JavaScript.");
        }
    }

    private static JsonElement Literal(string text) => text switch
    {
        "true" => JavaScriptResult.True,
        "false" => JavaScriptResult.False,
        _ when IsWholeNumber(text, out var number) => JsonSerializer.SerializeToElement(number),
        _ => JsonSerializer.SerializeToElement(text),
    };

    // A text such as 007 is no number: it would not be written back as it was.
    private static bool IsWholeNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && number.ToString(CultureInfo.InvariantCulture) == text;
}
