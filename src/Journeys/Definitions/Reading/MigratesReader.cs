namespace Journeys.Definitions.Reading;

/// <summary>Reads <c>migrates</c>: what the steps of earlier versions are now.</summary>
internal sealed class MigratesReader(Draft draft, Place place, Place version)
{
    public void Read()
    {
        foreach (var rule in place.Items()) ReadRule(rule);
    }

    private void ReadRule(Place rule)
    {
        rule.Only("from", "steps");
        if (!rule.IsObject) return;
        if (!rule["from"].Exists) rule["from"].Missing();
        var from = rule["from"].Whole(least: 1);
        if (from >= version.Whole(least: 1)) rule["from"].Fault($"{from} is no earlier version.", "Write the version that journeys run on now.");
        if (draft.Migrates.Exists(m => m.From == from)) rule["from"].Fault($"two rules are from version {from}.", "Write them as one.");
        var steps = rule["steps"].Members().ToDictionary(s => s.Name, s => s.Value.TextOrTexts());
        foreach (var (name, value) in rule["steps"].Members()) draft.Later(() => Check(name, steps[name], value));
        if (from is { } earlier) draft.Migrates.Add(new MigrationRule(earlier, steps));
    }

    /// <summary>An old name that is still used must mean what it meant: bookmarks with that name are held outside.</summary>
    private void Check(string old, IReadOnlyList<string> now, Place value)
    {
        foreach (var name in now.Where(n => !Has(n))) value.Fault($"the file has no step or activity '{name}'.", Nearest.Remedy(name, [.. draft.StepIds, .. Others]));
        if (now.Distinct().Count() < now.Count) value.Fault("it names a step twice.", "Name each once.");
        if (Has(old) && !(now is [var first, ..] && first == old))
            value.Fault($"the file still has '{old}', which is said to be another now.", $"Write '{old}' first, or give the new step a name that no earlier version had.");
    }

    private bool Has(string name) => draft.StepIds.Contains(name) || Others.Contains(name);

    private IEnumerable<string> Others => draft.Nodes.Where(n => n.Activity is not (null or Step)).Select(n => n.Id);
}
