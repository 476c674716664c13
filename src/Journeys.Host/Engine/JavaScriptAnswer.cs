using System.Text.Json;
using Jint.Native;
using Jint.Native.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>What an answer brings (<c>data</c>, <c>item</c>), as a copy for each evaluation, and the flow's variables.</summary>
internal static class JavaScriptAnswer
{
    public static void Declare(JavaScriptRealm realm, Definition definition)
    {
        var (data, item) = (new Copy(realm), new Copy(realm));
        realm.Global("data", scope => data.Of(scope, scope.Data));
        realm.Global("item", scope => item.Of(scope, scope.Item));
        var variables = realm.Empty();
        foreach (var name in definition.Variables.Keys)
            realm.Getter(variables, name, scope => Variable(scope.Variable(name)));
        foreach (var name in definition.Variables.Keys.Concat(definition.Inputs).Where(n => n is not ("" or "variable" or "Variable" or "input" or "Input")).DistinctBy(VariableNames.Getter))
            realm.Function(VariableNames.Getter(name), (scope, _) => Variable(scope.Variable(name)));
        realm.Global("variables", variables);
        realm.Function("getInput", (scope, arguments) => arguments is [JsString name, ..]
            ? Variable(scope.Variable(name.ToString()))
            : throw new FaultStop("getInput takes the name of an input. Write getInput('name')."));
        realm.Function("getVariable", (scope, arguments) => arguments is [JsString name, ..]
            ? Variable(scope.Variable(name.ToString()))
            : throw new FaultStop("getVariable takes the name of a variable. Write getVariable('name')."));
    }

    private static JsValue Variable(FactValue? value) => value is { } known ? JavaScriptFacts.ToJs(known) : JsValue.Undefined;

    /// <summary>What came in, as JavaScript has it: made once an evaluation, however often it is read.</summary>
    private sealed class Copy
    {
        private readonly JsonParser _parser;
        private Scope? _scope;
        private JsValue _copy = JsValue.Undefined;

        public Copy(JavaScriptRealm realm)
        {
            _parser = new(realm.Engine);
            realm.Over += () => (_scope, _copy) = (null, JsValue.Undefined);
        }

        public JsValue Of(Scope scope, JsonElement? json)
        {
            if (ReferenceEquals(scope, _scope)) return _copy;
            _copy = json is { ValueKind: not JsonValueKind.Undefined } known ? _parser.Parse(known.GetRawText()) : JsValue.Undefined;
            _scope = scope;
            return _copy;
        }
    }
}
