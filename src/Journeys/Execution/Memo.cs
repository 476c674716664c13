using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// Remembers what conditions came to and what they read. An expression is a function of its readings, so it is evaluated
/// again only for readings not seen lately, in whatever journey. Expressions over arriving data are never kept.
/// </summary>
public sealed class Memo(Evaluate evaluate)
{
    /// <summary>How many different readings of one condition are kept, and how many conditions of one definition.</summary>
    private const int MostReadings = 16, MostConditions = 10_000;

    private readonly ConditionalWeakTable<Definition, ConcurrentDictionary<Key, ImmutableArray<Entry>>> _definitions = [];

    /// <summary>An expression by itself, not by its text: a definition's expressions are the same objects at every turn.</summary>
    private readonly record struct Key(Expression Expression, string? Subject, string? List, string? Part)
    {
        public bool Equals(Key other) => ReferenceEquals(Expression, other.Expression) && Subject == other.Subject && List == other.List && Part == other.Part;

        public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(Expression), Subject?.GetHashCode(StringComparison.Ordinal));
    }

    private sealed record Entry(Evaluation Evaluation, Func<Scope, bool>[] Same)
    {
        public bool Fits(Scope scope)
        {
            foreach (var same in Same)
                if (!same(scope))
                    return false;
            return true;
        }
    }

    /// <summary>As the evaluator it was given, only sooner. Safe from several threads.</summary>
    public Evaluation Evaluate(Expression expression, Scope scope)
    {
        if (scope.Data is not null || scope.Item is not null)
            return evaluate(expression, scope);
        var conditions = _definitions.GetOrCreateValue(scope.Definition);
        var key = new Key(expression, scope.Subject, scope.SubjectList, scope.Part);
        var entries = conditions.GetValueOrDefault(key, []);
        foreach (var entry in entries)
            if (entry.Fits(scope))
                return entry.Evaluation;
        var readings = new List<Func<Scope, bool>>();
        var evaluation = evaluate(expression, Watched(scope, readings));
        if (conditions.Count >= MostConditions)
            conditions.Clear();
        conditions[key] = [new Entry(evaluation, [.. readings]), .. entries.Take(MostReadings - 1)];
        return evaluation;
    }

    private static Scope Watched(Scope scope, List<Func<Scope, bool>> readings) => scope with
    {
        Fact = path => Note(scope.Fact(path), (now, value) => now.Fact(path) == value, readings),
        Members = list => Note(scope.Members(list), (now, value) => SameMembers(now.Members(list), value), readings),
        Step = id => Note(scope.Step(id), (now, value) => now.Step(id) == value, readings),
        Variable = name => Note(scope.Variable(name), (now, value) => now.Variable(name) == value, readings),
    };

    private static bool SameMembers(IReadOnlyList<string>? one, IReadOnlyList<string>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);

    private static T Note<T>(T value, Func<Scope, T, bool> same, List<Func<Scope, bool>> readings)
    {
        readings.Add(now => same(now, value));
        return value;
    }
}
