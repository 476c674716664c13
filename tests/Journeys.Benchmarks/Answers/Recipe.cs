namespace Journeys.Benchmarks.Answers;

/// <summary>
/// What one sample answer writes: the rows that must stand before it, those of the commit that accepts it, and those of
/// the commit that applies it. Commits after these two (of messages that the answer set going) are left out of the floor.
/// </summary>
internal sealed record Recipe(IReadOnlyList<Statement> Seed, IReadOnlyList<Statement> Accept, IReadOnlyList<Statement> Apply, int LaterRows)
{
    public static Recipe Of(IReadOnlyList<RowChange> changes)
    {
        var commits = changes.GroupBy(c => c.Transaction).Select(g => g.ToList()).ToList();
        if (commits.Count < 2)
            throw new InvalidOperationException($"An answer is two commits, and {commits.Count} was seen. Look at what the engine writes.");
        var written = commits[0].Concat(commits[1]).ToList();
        return new(
            Statement.Of([.. SeedOf(written)]), Statement.Of(commits[0]), Statement.Of(commits[1]), commits.Skip(2).Sum(c => c.Count));
    }

    public string Shown() => $"accept: {Shown(Accept)}; apply: {Shown(Apply)}; {LaterRows} rows in later commits, not in the floor";

    private static string Shown(IEnumerable<Statement> statements) =>
        string.Join(", ", statements.GroupBy(s => s.What).Select(g => $"{g.Sum(s => s.Rows)} {g.Key}"));

    // A row that is first seen as it changes or goes stood there before.
    private static IEnumerable<RowChange> SeedOf(IReadOnlyList<RowChange> written)
    {
        var seen = new HashSet<string>();
        foreach (var change in written)
            if (seen.Add(change.Table.KeyOf((change.Before ?? change.After)!)) && change.Before is { } stood)
                yield return change with { Before = null, After = stood };
    }
}
