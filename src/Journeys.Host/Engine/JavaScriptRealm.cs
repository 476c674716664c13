using System.Globalization;
using Jint;
using Jint.Constraints;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>
/// A strict JavaScript engine without clock, chance, locale, compilation of texts or CLR, to which globals are added
/// before all that an expression can reach is frozen.
/// </summary>
internal sealed class JavaScriptRealm
{
    public const int Statements = 10_000;
    public const int Recursion = 64;
    private readonly ObjectInstance _tools;

    public JavaScriptRealm()
    {
        Engine = new Jint.Engine(Limit);
        _tools = Engine.Evaluate(JavaScriptPrelude.Script).AsObject();
    }

    public Jint.Engine Engine { get; }

    /// <summary>The scope of the evaluation under way.</summary>
    public Scope? Scope
    {
        get;
        set
        {
            field = value;
            if (value is null) Over?.Invoke();
        }
    }

    /// <summary>An evaluation is over: nothing of what came in is kept.</summary>
    public event Action? Over;

    /// <summary>An object without prototype: it has what is defined on it, and nothing else.</summary>
    public ObjectInstance Empty() => Engine.Call(_tools.Get("empty")).AsObject();

    public void Global(string name, JsValue value)
    {
        Reserve(name);
        Value(Engine.Global, name, value);
    }

    public void Global(string name, Func<Scope, JsValue> read)
    {
        Reserve(name);
        Getter(Engine.Global, name, read);
    }

    public void Function(string name, Func<Scope, JsValue[], JsValue> call) =>
        Global(name, new ClrFunction(Engine, name, (_, arguments) => call(Scope!, arguments)));

    public static void Value(ObjectInstance target, string name, JsValue value) =>
        target.DefineOwnProperty(name, new PropertyDescriptor(value, writable: false, enumerable: true, configurable: false));

    public void Getter(ObjectInstance target, string name, Func<Scope, JsValue> read)
    {
        var get = new ClrFunction(Engine, name, (_, _) => read(Scope!));
        Value(get, "name", JsString.Create(name));
        Value(get, "length", JsNumber.Create(0));
        get.PreventExtensions();
        target.DefineOwnProperty(name, new GetSetPropertyDescriptor(get, JsValue.Undefined, enumerable: true, configurable: false));
    }

    /// <summary>Freezes everything and sets the limit of statements.</summary>
    public void Freeze()
    {
        Engine.Call(_tools.Get("freeze"), [Engine.Global]);
        Engine.Constraints.Find<MaxStatementsConstraint>()!.MaxStatements = Statements;
    }

    private void Reserve(string name)
    {
        if (Engine.Global.HasOwnProperty(name))
            throw new FaultStop($"The definition declares '{name}' twice, or it is a name that expressions reserve. Rename the fact or list.");
    }

    private static void Limit(Options options)
    {
        options.Strict().DisableStringCompilation().Culture(CultureInfo.InvariantCulture);
        options.MaxStatements(1_000_000).LimitRecursion(Recursion);
        // The statements are the limit. Time is only for what counts none, and wide, since a busy machine is slow.
        options.LimitMemory(32_000_000).Constraint(new JavaScriptTime(TimeSpan.FromSeconds(30))).RegexTimeoutInterval(TimeSpan.FromSeconds(1));
        options.Constraints.MaxArraySize = 100_000;
    }
}
