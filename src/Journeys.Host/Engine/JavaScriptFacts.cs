using System.Globalization;
using System.Text.Json;
using Jint.Native;
using Jint.Native.Object;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>A definition's facts, lists and the current subject as globals. Reading one that is not known stops the evaluation.</summary>
internal sealed class JavaScriptFacts(JavaScriptRealm realm, Definition definition)
{
    private const int KeptMembers = 256;
    private readonly Dictionary<(string?, string), ObjectInstance> _members = [];
    private readonly HashSet<string> _facts =
        [.. definition.Facts.Keys, .. definition.Derived.Where(d => d.List is null).Select(d => d.Name)];

    public void Declare()
    {
        foreach (var (name, node) in FactTree.Of(_facts))
            if (node.Path is { } path) realm.Global(name, scope => Read(scope, path));
            else realm.Global(name, Namespace(node));
        foreach (var list in definition.Lists.Keys)
            realm.Global(list, scope => Members(scope, list));
        realm.Global("subject", scope => scope.Subject is null ? JsValue.Undefined : Member(scope.SubjectList, scope.Subject));
        realm.Global("part", scope => scope.Part is null ? JsValue.Undefined : JsString.Create(scope.Part));
    }

    /// <summary>Whether a fact, a list or the subject's fact is known; a name that is not declared is a fault.</summary>
    public bool IsKnown(Scope scope, string name)
    {
        if (definition.Lists.ContainsKey(name)) return scope.Members(name) is not null;
        if (_facts.Contains(name)) return scope.Fact(name) is not null;
        if (scope.Subject is { } subject && name.StartsWith("subject.", StringComparison.Ordinal)
            && FactsOf(scope.SubjectList).Contains(name["subject.".Length..]))
            return scope.Fact($"{subject}.{name["subject.".Length..]}") is not null;
        throw new FaultStop("known('…') names no declared fact or list. Correct the name.");
    }

    public static JsValue ToJs(FactValue value) => value.Kind switch
    {
        JsonValueKind.True => JsBoolean.True,
        JsonValueKind.False => JsBoolean.False,
        JsonValueKind.Number => JsNumber.Create(long.Parse(value.Text, CultureInfo.InvariantCulture)),
        _ => JsString.Create(value.Text),
    };

    private static JsValue Read(Scope scope, string path) =>
        scope.Fact(path) is { } value ? ToJs(value) : throw new UnknownStop(path);

    private ObjectInstance Namespace(FactTree tree)
    {
        var target = realm.Empty();
        foreach (var (name, node) in tree.Children)
            if (node.Path is { } path) realm.Getter(target, name, scope => Read(scope, path));
            else JavaScriptRealm.Value(target, name, Namespace(node));
        target.PreventExtensions();
        return target;
    }

    private JsArray Members(Scope scope, string list)
    {
        var members = scope.Members(list) ?? throw new UnknownStop(list);
        return new JsArray(realm.Engine, [.. members.Select(member => Member(list, member))]);
    }

    private ObjectInstance Member(string? list, string member)
    {
        if (_members.TryGetValue((list, member), out var known)) return known;
        if (_members.Count >= KeptMembers) _members.Clear();
        var tree = new FactTree(null);
        foreach (var fact in FactsOf(list)) tree.Add(fact, $"{member}.{fact}");
        return _members[(list, member)] = Namespace(tree);
    }

    private IEnumerable<string> FactsOf(string? list) => list is null
        ? []
        : definition.Lists.GetValueOrDefault(list, new Dictionary<string, FactType>()).Keys
            .Concat(definition.Derived.Where(d => d.List == list).Select(d => d.Name)).Distinct();
}
