using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Remembers, within one turn, what a condition came to and what it read: it is evaluated again only where a reading has changed.</summary>
internal sealed class Memo
{
    private sealed record Entry(Evaluation Evaluation, IReadOnlyList<Func<Scope, bool>> Same);

    private readonly Dictionary<(ExpressionKind Kind, string Text, string? Subject, string? List, string? Part), Entry> _entries = [];

    public Evaluation Evaluate(Evaluate evaluate, Expression expression, Scope scope)
    {
        var key = (expression.Kind, expression.Text, scope.Subject, scope.SubjectList, scope.Part);
        if (_entries.TryGetValue(key, out var entry) && entry.Same.All(same => same(scope)))
            return entry.Evaluation;
        var readings = new List<Func<Scope, bool>>();
        var evaluation = evaluate(expression, Watched(scope, readings));
        _entries[key] = new Entry(evaluation, readings);
        return evaluation;
    }

    private static Scope Watched(Scope scope, List<Func<Scope, bool>> readings) => scope with
    {
        Fact = path => Note(scope.Fact(path), now => value => now.Fact(path) == value, readings),
        Members = list => Note(scope.Members(list), now => value => ReferenceEquals(now.Members(list), value), readings),
        Step = id => Note(scope.Step(id), now => value => now.Step(id) == value, readings),
        Variable = name => Note(scope.Variable(name), now => value => now.Variable(name) == value, readings),
    };

    private static T Note<T>(T value, Func<Scope, Func<T, bool>> same, List<Func<Scope, bool>> readings)
    {
        readings.Add(now => same(now)(value));
        return value;
    }
}
