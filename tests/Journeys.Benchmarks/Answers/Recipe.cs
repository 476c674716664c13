namespace Journeys.Benchmarks.Answers;

/// <summary>
/// What one sample answer writes: the rows that must stand before it, those of the commit that accepts it, and those of
/// the commit that applies it. Commits after these two (of messages that the answer set going) are left out of the floor.
/// </summary>
internal sealed record Recipe(IReadOnlyList<Statement> Seed, IReadOnlyList<Statement> Accept, IReadOnlyList<Statement> Apply, int LaterRows)
{
    private const string Receipts = "receipts";

    /// <summary>The commit that inserts the receipt accepts the answer, the one that changes it applies the answer; other commits between them are of other work.</summary>
    public static Recipe Of(IReadOnlyList<RowChange> changes)
    {
        var commits = changes.GroupBy(c => c.Transaction).Select(g => g.ToList()).ToList();
        var accept = commits.Find(c => c.Exists(r => r.Table.Name == Receipts && r.Before is null));
        var apply = commits.Find(c => c.Exists(r => r.Table.Name == Receipts && r.Before is not null));
        if (accept is null || apply is null)
            throw new InvalidOperationException("No commit that inserts a receipt, or none that changes it, was seen. Look at what the engine writes.");
        return new(
            Statement.Of([.. SeedOf([.. accept, .. apply])]), Statement.Of(accept), Statement.Of(apply),
            commits.Where(c => c != accept && c != apply && c[0].Transaction > apply[0].Transaction).Sum(c => c.Count));
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
