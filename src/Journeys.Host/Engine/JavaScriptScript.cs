using System.Collections.Concurrent;
using Acornima;
using Acornima.Ast;
using Jint;

namespace Journeys.Host.Engine;

/// <summary>
/// An expression's text, parsed once for the process, as a strict function that gives its value: what it declares is
/// its own. A list of statements gives its <c>return</c>, or else its last expression.
/// </summary>
internal sealed record JavaScriptScript(string Text, Prepared<Script> Prepared, string? Wrong)
{
    /// <summary>What it names in the data that came in, where it does nothing else.</summary>
    public JavaScriptPath? Path { get; private init; }

    private static readonly ConcurrentDictionary<string, JavaScriptScript> Parsed = new(StringComparer.Ordinal);
    private static readonly ParserOptions Options = new() { AllowReturnOutsideFunction = true };

    /// <summary>Why it cannot be evaluated, to whoever wrote it; null where it can.</summary>
    public string? Fault => Wrong is null ? null : $"The expression «{Text}» {Wrong}. Write one expression that gives its value at once.";

    public static JavaScriptScript Of(string text) => Parsed.GetOrAdd(text, Parse);

    private static JavaScriptScript Parse(string text)
    {
        try
        {
            var function = $"(function () {{ 'use strict';{Environment.NewLine}{Body(text)}{Environment.NewLine}}})";
            var script = Jint.Engine.PrepareScript(function, strict: true);
            var waits = script.Program!.DescendantNodes().Any(Waits);
            return new(text, script, waits ? "imports or is asynchronous" : null) { Path = Expression(text) is { } expression ? JavaScriptPath.Of(expression) : null };
        }
        catch (Exception fault) when (fault is ParseErrorException or ScriptPreparationException)
        {
            return new(text, default, $"is not JavaScript: {fault.Message.TrimEnd('.')}");
        }
    }

    // What waits would go on in the next evaluation, with another journey's facts.
    private static bool Waits(Node node) => node is ImportExpression or AwaitExpression or IFunction { Async: true };

    // The text is parsed by itself first, so that no closing bracket in it can end the function.
    private static string Body(string text)
    {
        if (Expression(text) is not null) return $"return (\n{text}\n);";
        var statements = new Parser(Options).ParseScript(text, strict: true).Body;
        if (statements is not [.., ExpressionStatement last]) return text;
        return $"{text[..last.Start]} return (\n{text[last.Expression.Start..last.Expression.End]}\n);";
    }

    private static Expression? Expression(string text)
    {
        try
        {
            return new Parser(Options).ParseExpression(text, strict: true);
        }
        catch (ParseErrorException)
        {
            return null;
        }
    }
}
