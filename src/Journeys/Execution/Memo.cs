using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>
/// Remembers what conditions came to and what they read. An expression is a function of its readings, so it is evaluated
/// again only for readings not seen lately, in whatever journey. Expressions over arriving data are never kept.
/// </summary>
public sealed class Memo(Evaluate evaluate)
{
    /// <summary>How many conditions of one definition are kept.</summary>
    private const int MostConditions = 10_000;

    private readonly ConditionalWeakTable<Definition, ConcurrentDictionary<Key, MemoNode>> _definitions = [];

    /// <summary>An expression by itself, not by its text: a definition's expressions are the same objects at every turn.</summary>
    private readonly record struct Key(Expression Expression, string? Subject, string? List, string? Part)
    {
        public bool Equals(Key other) => ReferenceEquals(Expression, other.Expression) && Subject == other.Subject && List == other.List && Part == other.Part;

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Expression) ^ (Subject?.GetHashCode(StringComparison.Ordinal) ?? 0);
    }

    /// <summary>As the evaluator it was given, only sooner. Safe from several threads.</summary>
    public Evaluation Evaluate(Expression expression, Scope scope)
    {
        if (scope.Data is not null || scope.Item is not null)
            return evaluate(expression, scope);
        var conditions = _definitions.GetOrCreateValue(scope.Definition);
        var key = new Key(expression, scope.Subject, scope.SubjectList, scope.Part);
        if (conditions.TryGetValue(key, out var root) && root.Find(scope) is { } known)
            return known;
        var readings = new Readings(scope);
        var evaluation = evaluate(expression, readings.Scope);
        if (conditions.Count >= MostConditions)
            conditions.Clear();
        conditions[key] = MemoNode.With(root, readings.All, evaluation);
        return evaluation;
    }
}
