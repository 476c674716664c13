using System.Text.RegularExpressions;
using Jint.Native;
using Jint.Runtime;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>One engine with a definition's facts as frozen globals that read the scope of the evaluation under way.</summary>
internal sealed class JavaScriptEngine
{
    private readonly JavaScriptRealm _realm = new();
    private readonly Dictionary<string, JsValue> _functions = new(StringComparer.Ordinal);

    public JavaScriptEngine(Definition definition)
    {
        var facts = new JavaScriptFacts(_realm, definition);
        facts.Declare();
        new JavaScriptSteps(_realm, definition).Declare();
        new JavaScriptLogic(_realm, facts, definition.Figures).Declare();
        JavaScriptAnswer.Declare(_realm, definition);
        _realm.Freeze();
    }

    /// <summary>Throws <see cref="ExpressionAbortedException"/>, after which the engine is not to be used again.</summary>
    public Evaluation Run(JavaScriptScript script, Scope scope)
    {
        _realm.Scope = scope;
        try
        {
            return JavaScriptResult.Of(_realm.Engine, _realm.Engine.Call(Function(script)));
        }
        catch (UnknownStop unknown)
        {
            return new Evaluation.Unknown(unknown.Facts);
        }
        catch (Exception fault) when (Fault(fault) is { } what)
        {
            return new Evaluation.Fault($"The expression «{script.Text}» failed: {what}");
        }
        catch (Exception abort) when (abort is MemoryLimitExceededException or TimeoutException or RegexMatchTimeoutException)
        {
            throw new ExpressionAbortedException($"The expression «{script.Text}» ran out of memory or time; simplify it.", abort);
        }
        finally
        {
            _realm.Scope = null;
        }
    }

    private JsValue Function(JavaScriptScript script)
    {
        if (!_functions.TryGetValue(script.Text, out var function))
            _functions.Add(script.Text, function = _realm.Engine.Evaluate(script.Prepared));
        return function;
    }

    // The engine's own messages may quote data: only the kind of error is told.
    private static string? Fault(Exception exception) => exception switch
    {
        FaultStop stop => stop.Message,
        JavaScriptException error => $"{JavaScriptResult.ErrorName(error)}. Check the names and the types it reads.",
        StatementsCountOverflowException => $"it ran past {JavaScriptRealm.Statements} statements. Loop less.",
        RecursionDepthOverflowException => $"it called itself more than {JavaScriptRealm.Recursion} deep. Do without recursion.",
        _ => null,
    };
}
