using Journeys.Definitions.Checks.Knowing;
using Journeys.Definitions.Reading;
using Journeys.Law;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>What the names of one expression are: facts, steps, the questions of a task, the data of an answer.</summary>
internal sealed class Sight(FactPaths paths, Scope scope, Step? step, IReadOnlyList<DataShape>? data, IReadOnlyList<DataShape>? item)
{
    private static readonly HashSet<string> OfTexts =
    [
        "length", "slice", "substring", "startsWith", "endsWith", "includes", "indexOf", "charAt", "split", "toLowerCase", "toUpperCase",
        "trim", "concat", "replace", "localeCompare", "at", "toString",
    ];

    /// <summary>The kind of a whole chain; null where it is not known.</summary>
    public Kinds? Of(IReadOnlyList<string> chain)
    {
        if (chain is ["steps", .., var field]) return OfStep(field);
        if (chain is ["data", var name] && scope.Questions is { } questions) return questions.FirstOrDefault(q => q.Id == name) is { } question ? Of(question) : null;
        if (Shapes(chain) is { } shapes) return Common([.. shapes.Select(s => s.Kinds)]);
        var read = paths.Of(chain, scope.SubjectLists).Where(p => p.Names == chain.Count).Select(p => paths.TypeOf(p.Path)).ToList();
        return read.Count == 0 || read.Contains(null) ? null : Common([.. read.Select(t => (Kinds?)Kinds.Of(t!))]);
    }

    /// <summary>The fact whose value the chain goes into, and the name that such a value does not have; null where there is none.</summary>
    public (string Fact, string Member)? NoMember(IReadOnlyList<string> chain) =>
        paths.Of(chain, scope.SubjectLists) is [.., var (path, names)] && names < chain.Count && paths.TypeOf(path) is { } type && !Has(type, chain[names])
            ? (path, chain[names]) : null;

    /// <summary>The first name of the chain that the arriving data does not have, and what it has there.</summary>
    public (string Name, IReadOnlyList<string> Has)? NotInData(IReadOnlyList<string> chain)
    {
        if (scope.Questions is not null || chain.Count < 2 || (chain[0] == "data" && ArrivingData.IsOfEveryAnswer(step, chain[1]))) return null;
        var at = Root(chain);
        foreach (var name in chain.Skip(1))
        {
            if (at is null || at.Count == 0 || !at.All(s => s.DeclaresNames && (s.IsObject || s.Schema["type"] is null))) return null;
            if (at.All(s => s.Member(name) is null)) return (name, [.. at.SelectMany(s => s.Names).Distinct()]);
            at = [.. at.Select(s => s.Member(name)).OfType<DataShape>()];
        }

        return null;
    }

    private IReadOnlyList<DataShape>? Shapes(IReadOnlyList<string> chain)
    {
        var at = Root(chain);
        foreach (var name in chain.Skip(1)) at = at is null ? null : [.. at.Select(s => s.Member(name)).OfType<DataShape>()];
        return at is { Count: > 0 } ? at : null;
    }

    private IReadOnlyList<DataShape>? Root(IReadOnlyList<string> chain) => chain[0] switch
    {
        "data" when scope.Questions is null => data,
        "item" => item,
        _ => null,
    };

    private static bool Has(FactType type, string member) => type.Kind switch
    {
        FactKind.Date or FactKind.Enum => OfTexts.Contains(member),
        FactKind.Count => member is "toFixed" or "toString",
        _ => member is "toString",
    };

    private static Kinds? OfStep(string field) => field switch
    {
        "ended" or "positive" => Kinds.Bool,
        "endedOn" => Kinds.Date,
        "outcome" => Kinds.Text(Enum.GetNames<Outcome>()),
        "state" => Kinds.Text(Enum.GetNames<Execution.StepPhase>()),
        _ => null,
    };

    private static Kinds? Of(Question question) => question switch
    {
        { Many: true } => null,
        { Type: QuestionType.YesNo } => Kinds.Text("yes", "no"),
        { Type: QuestionType.Enum } => Kinds.Text(question.Options),
        { Type: QuestionType.Date } => Kinds.Date,
        { Type: QuestionType.Count } => Kinds.Count,
        _ => null,
    };

    private static Kinds? Common(IReadOnlyList<Kinds?> kinds)
    {
        if (kinds.Count == 0 || kinds.Contains(null) || kinds.Select(k => k!.Kind).Distinct().Count() > 1) return null;
        return new(kinds[0]!.Kind, [.. kinds.SelectMany(k => k!.Texts).Distinct()]);
    }
}
