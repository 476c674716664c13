using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Tests.Engine;

/// <summary>A small definition, and expressions evaluated in scopes over it by one evaluator.</summary>
internal static class ExpressionSetup
{
    private static readonly FactType Bool = new(FactKind.Bool, []);
    private static readonly FactType Date = new(FactKind.Date, []);
    private static readonly ExpressionEvaluator Evaluator = new();

    public static readonly Definition Definition = new()
    {
        Id = "test",
        Version = 1,
        Name = "Test",
        Hash = "0",
        Start = "start",
        Connections = [],
        Facts = new Dictionary<string, FactType>
        {
            ["death.date"] = Date,
            ["death.registered"] = Bool,
            ["a"] = Bool,
            ["b"] = Bool,
            ["c"] = Bool,
            ["d"] = Bool,
            ["estate.path"] = new(FactKind.Enum, ["inventory", "pending"]),
            ["count"] = new(FactKind.Count, []),
        },
        Lists = new Dictionary<string, IReadOnlyDictionary<string, FactType>>
        {
            ["children"] = new Dictionary<string, FactType> { ["under18"] = Bool, ["common"] = Bool },
        },
        Derived = [new(null, "estate.survivorIsOwner", Js("a")), new("children", "estateOwner", Js("subject.common"))],
        Variables = new Dictionary<string, Expression?> { ["visits"] = null, ["empty"] = null },
        Activities = new[] { "B17", "B02.family", "B19", "B19.state" }.ToDictionary(id => id, Step),
    };

    public static Scope Scope(params (string Fact, object Value)[] facts)
    {
        var values = facts.ToDictionary(f => f.Fact, f => Value(f.Value));
        return new Scope
        {
            Definition = Definition,
            Fact = path => values.TryGetValue(path, out var value) ? value : null,
            Members = _ => null,
            Step = id => new StepView($"state of {id}", true, "Approved", true, new DateOnly(2026, 11, 20)),
            Variable = name => name == "visits" ? FactValue.Of(3) : null,
        };
    }

    public static Scope WithChildren(this Scope scope, params string[] children) =>
        scope with { Members = list => list == "children" ? children : null };

    public static Scope About(this Scope scope, string subject) => scope with { Subject = subject, SubjectList = "children" };

    public static Scope WithData(this Scope scope, string json) => scope with { Data = JsonElement.Parse(json) };

    public static Expression Js(string text) => Expression.JavaScript(text);

    public static Evaluation Evaluate(Expression expression, Scope scope) => Evaluator.Evaluate(expression, scope);

    /// <summary>The result in short: JSON, <c>?names</c>, <c>undefined</c>, or <c>!message</c>.</summary>
    public static string Run(string text, Scope? scope = null) => Brief(Evaluate(Js(text), scope ?? Scope()));

    public static string Brief(Evaluation evaluation) => evaluation switch
    {
        Evaluation.Known known => known.Value.GetRawText(),
        Evaluation.Unknown unknown => "?" + string.Join(',', unknown.Facts),
        Evaluation.Undefined => "undefined",
        Evaluation.Fault fault => "!" + fault.Message,
        _ => throw new NotSupportedException(evaluation.ToString()),
    };

    private static Activity Step(string id) => new CitizenTask(id, id) { StepId = id, TextKey = id };

    private static FactValue Value(object value) => value switch
    {
        bool truth => FactValue.Of(truth),
        int number => FactValue.Of(number),
        _ => FactValue.Of((string)value),
    };
}
