using System.Globalization;
using Jint.Native;
using Jint.Native.Object;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary><c>steps.ID.{state, ended, outcome, positive, endedOn}</c>; an id with a dot also reads as nested where nothing else has that name.</summary>
internal sealed class JavaScriptSteps(JavaScriptRealm realm, Definition definition)
{
    public void Declare()
    {
        var steps = realm.Empty();
        var byId = definition.Index.Steps.ToDictionary(step => step.StepId, step => View(step.StepId), StringComparer.Ordinal);
        foreach (var (id, view) in byId) JavaScriptRealm.Value(steps, id, view);
        foreach (var (id, view) in byId.OrderBy(step => step.Key, StringComparer.Ordinal))
            if (id.Contains('.', StringComparison.Ordinal)) Nest(steps, id.Split('.'), view);
        realm.Global("steps", steps);
    }

    private void Nest(ObjectInstance target, string[] segments, ObjectInstance view)
    {
        foreach (var segment in segments[..^1])
        {
            if (!target.HasOwnProperty(segment)) JavaScriptRealm.Value(target, segment, realm.Empty());
            if (target.Get(segment) is not ObjectInstance next) return;
            target = next;
        }

        if (!target.HasOwnProperty(segments[^1])) JavaScriptRealm.Value(target, segments[^1], view);
    }

    private ObjectInstance View(string id)
    {
        var view = realm.Empty();
        realm.Getter(view, "state", scope => JsString.Create(scope.Step(id).State));
        realm.Getter(view, "ended", scope => scope.Step(id).Ended ? JsBoolean.True : JsBoolean.False);
        realm.Getter(view, "outcome", scope => scope.Step(id).Outcome is { } outcome ? JsString.Create(outcome) : JsValue.Null);
        realm.Getter(view, "positive", scope => scope.Step(id).Positive ? JsBoolean.True : JsBoolean.False);
        realm.Getter(view, "endedOn", scope => scope.Step(id).EndedOn is { } day
            ? JsString.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : JsValue.Null);
        return view;
    }
}
