using System.Text.Json;
using Jint.Native;
using Jint.Native.Json;
using Journeys.Definitions;

namespace Journeys.Host.Engine;

/// <summary>What an answer brings (<c>data</c>, <c>item</c>), as a copy for each evaluation, and the flow's variables.</summary>
internal static class JavaScriptAnswer
{
    public static void Declare(JavaScriptRealm realm, Definition definition)
    {
        realm.Global("data", scope => ToJs(realm, scope.Data));
        realm.Global("item", scope => ToJs(realm, scope.Item));
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

    private static JsValue ToJs(JavaScriptRealm realm, JsonElement? data) =>
        data is { ValueKind: not JsonValueKind.Undefined } json ? new JsonParser(realm.Engine).Parse(json.GetRawText()) : JsValue.Undefined;

    private static JsValue Variable(Execution.FactValue? value) => value is { } known ? JavaScriptFacts.ToJs(known) : JsValue.Undefined;
}
