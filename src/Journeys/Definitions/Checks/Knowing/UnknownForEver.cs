using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>No activity waits for a fact that can be written only once the activity itself has been left.</summary>
internal sealed class UnknownForEver(Draft draft, Definition definition, FactPaths paths, Writers writers)
{
    private readonly Followers _followers = new(definition);
    private readonly SideWays _sideWays = new(definition);

    public void Check()
    {
        foreach (var node in draft.Nodes.Where(n => n.Activity is not null))
        {
            foreach (var (input, expression) in HeldConditions.Of(node.Activity!)) Check(node, input, expression);
            if (node.Activity is Step { Ready: { } ready }) CheckReady(node, ready);
            foreach (var list in (node.Activity as Step)?.SubjectLists.Distinct() ?? []) Check(node, "subjects", list);
        }
    }

    private void Check(Node node, string input, Expression expression)
    {
        IReadOnlyList<string> lists = node.Activity is Step step ? [.. step.SubjectLists] : [];
        foreach (var path in Needed(node, expression.Text, lists).Distinct().ToList()) Check(node, input, path);
    }

    /// <summary>With what derived facts need.</summary>
    private IEnumerable<string> Needed(Node node, string text, IReadOnlyList<string> lists) =>
        Exposure.Of(text, (guard, read) => MayGuard(node, guard, read, lists)).SelectMany(c => paths.Of(c, lists)).Select(p => p.Path)
            .SelectMany(p => paths.Derived(p) is { } derived ? Needed(node, derived.Expression.Text, derived.List is { } list ? [list] : []) : [p]);

    /// <summary>A fact that is written beforehand, and by others, may have either value when the journey comes here.</summary>
    private bool MayGuard(Node node, IReadOnlyList<string> guard, IReadOnlyList<string> read, IReadOnlyList<string> lists)
    {
        if (guard is ["part"]) return false;
        var guards = paths.Of(guard, lists);
        if (guards.Count == 0 || read is ["part"]) return true;
        var written = paths.Of(read, lists).SelectMany(p => writers.Of(p.Path)).ToHashSet();
        return guards.Any(g => paths.Derived(g.Path) is not null || writers.IsInitial(g.Path) || written.Overlaps(writers.Of(g.Path))
            || !(writers.IsEarly(g.Path) || writers.Of(g.Path).Any(w => !OnlyAfter(node, w))));
    }

    private void Check(Node node, string input, string path)
    {
        var those = writers.Of(path);
        if (those.Count == 0 || writers.IsInitial(path) || writers.IsEarly(path)) return;
        if (those.All(w => OnlyAfter(node, w)))
            node.Place[input].Fault($"it waits for '{path}', which only {Names(those)} writes, and that comes only after {NameOf(node.Id)}: it stays unknown for ever.", Remedy(path));
        else if (_sideWays.Around(node.Id, those) is { } way)
            node.Place[input].Fault($"it waits for '{path}', which only {Names(those)} writes: where {NameOf(way.Source)} is not left by '{way.Port}', nothing does, and it stays unknown for ever.", Remedy(path));
    }

    private static string Remedy(string path) => $"Let a step that always comes before write '{path}', give it an initial value, or ask by known('{path}') first.";

    private bool OnlyAfter(Node node, string writer) => writer == node.Id || _followers.Of(node.Id).Contains(writer);

    /// <summary>Never ready: it waits for the end of a step that comes only after it.</summary>
    private void CheckReady(Node node, Expression ready)
    {
        foreach (var step in EndedSteps.In(ready.Text, draft.StepIds))
            if (definition.Index.Step(step) is { } waited && OnlyAfter(node, waited.Id))
                node.Place["ready"].Fault($"it is ready only when {step} has ended, and {step} comes only after {NameOf(node.Id)}: neither ever comes.", "Wait for a step before it, or take the condition away.");
    }

    private string Names(IEnumerable<string> activities) => string.Join(" or ", activities.Select(NameOf).Order(StringComparer.Ordinal));

    private string NameOf(string id) => definition.Activities[id] is Step step ? step.StepId : id;
}
