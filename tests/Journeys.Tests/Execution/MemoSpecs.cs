using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Tests.Execution;

/// <summary>An expression is evaluated again only for readings not seen lately.</summary>
public sealed class MemoSpecs
{
    private static readonly Definition Chart = new()
    {
        Id = "x",
        Version = 1,
        Name = "x",
        Hash = "x",
        Start = "start",
        Activities = new Dictionary<string, Activity> { ["start"] = new StartActivity("start", "start") },
        Connections = [],
    };

    // A definition keeps its expressions: each is known by itself.
    private static readonly Expression A = Expression.JavaScript("a");

    private int _evaluated;

    [Fact]
    public void The_same_reading_is_not_evaluated_again()
    {
        var memo = new Memo(Reading);

        var answers = Enumerable.Repeat(true, 3).Select(value => memo.Evaluate(A, ScopeOf(value))).ToList();

        Assert.Equal((1, 3), (_evaluated, answers.Count(a => a is Evaluation.Known { Value.ValueKind: JsonValueKind.True })));
    }

    [Fact]
    public void Another_reading_is_and_the_earlier_one_stays_known()
    {
        var memo = new Memo(Reading);

        var answers = new bool?[] { true, false, null, true, false, null }.Select(value => memo.Evaluate(A, ScopeOf(value))).ToList();

        Assert.Equal(3, _evaluated);
        Assert.Equal(answers.Take(3), answers.Skip(3));
    }

    [Fact]
    public void Arriving_data_is_never_kept()
    {
        var memo = new Memo(Reading);
        var data = JsonDocument.Parse("{}").RootElement;

        for (var i = 0; i < 2; i++) memo.Evaluate(A, ScopeOf(true) with { Data = data });

        Assert.Equal(2, _evaluated);
    }

    [Fact]
    public void Each_subject_has_its_own()
    {
        var memo = new Memo(Reading);

        foreach (var subject in new[] { "child-1", "child-2" }) memo.Evaluate(A, ScopeOf(true) with { Subject = subject });

        Assert.Equal(2, _evaluated);
    }

    private Evaluation Reading(Expression expression, Scope scope)
    {
        _evaluated++;
        return scope.Fact("a") is { } value
            ? new Evaluation.Known(JsonSerializer.SerializeToElement(value.IsTrue))
            : new Evaluation.Unknown(ImmutableSortedSet.Create("a"));
    }

    private static Scope ScopeOf(bool? a) => new()
    {
        Definition = Chart,
        Fact = _ => a is { } value ? FactValue.Of(value) : null,
        Members = _ => null,
        Step = _ => throw new InvalidOperationException(),
        Variable = _ => null,
    };
}
