using Journeys.Definitions;
using Journeys.Definitions.Reading;
using Journeys.Definitions.Tables;

namespace Journeys.Execution;

/// <summary>The rows of decision tables for which a step applies or does not: those that decide what its condition reads, also through derived facts.</summary>
public static class RuleReasons
{
    public static IReadOnlyList<TableRow> Of(Definition definition, Journey journey, Step step)
    {
        if (step.Applies is not { Kind: ExpressionKind.JavaScript } applies || journey.Rules.Count == 0) return [];
        return [.. Outputs(definition, applies.Text).SelectMany(o => Deciding(journey, o)).DistinctBy(r => (r.Id, r.Reason))];
    }

    private static IEnumerable<TableRow> Deciding(Journey journey, DerivedFact output)
    {
        var rows = journey.Rules.Find(output.Table!.Name)?.Rows.Find(output.Name) ?? [];
        return output.Table.Rows.Where(r => rows.Contains(r.Id));
    }

    private static IEnumerable<DerivedFact> Outputs(Definition definition, string text)
    {
        HashSet<string> seen = [];
        var left = new Stack<string>([text]);
        while (left.TryPop(out var script))
            foreach (var name in ScriptNames.In(script).Chains.SelectMany(Names).Where(seen.Add))
                foreach (var derived in definition.Derived.Where(d => d.Path == name))
                    if (derived.Table is null) left.Push(derived.Expression.Text);
                    else yield return derived;
    }

    private static IEnumerable<string> Names(IReadOnlyList<string> chain) => Enumerable.Range(1, chain.Count).Select(n => string.Join('.', chain.Take(n)));
}
