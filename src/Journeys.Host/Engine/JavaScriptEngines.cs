using System.Collections.Concurrent;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>The engines of one definition: each is lent to one evaluation at a time, and made where all are lent.</summary>
internal sealed class JavaScriptEngines(Definition definition)
{
    private readonly ConcurrentBag<JavaScriptEngine> _idle = [];

    public Evaluation Run(JavaScriptScript script, Scope scope)
    {
        JavaScriptEngine? engine;
        try
        {
            engine = _idle.TryTake(out var idle) ? idle : new JavaScriptEngine(definition);
        }
        catch (FaultStop fault)
        {
            return new Evaluation.Fault(fault.Message);
        }

        var evaluation = engine.Run(script, scope);
        // Not in a finally: an engine that was aborted is not used again.
        _idle.Add(engine);
        return evaluation;
    }
}
