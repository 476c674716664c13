namespace Journeys.Host.Analyst;

public enum Change
{
    None,
    Added,
    Changed,
    Removed,
}

/// <summary>A row of a table at a moment; <paramref name="Was"/> holds the cells before, where it changed.</summary>
public sealed record ComparedRow(KeyedRow Row, Change Change, IReadOnlyList<string>? Was);

/// <summary>Compares a table at two moments, row by row.</summary>
public static class Differences
{
    /// <summary>The rows as they are after, with what changed; those that are gone come last.</summary>
    public static IReadOnlyList<ComparedRow> Between(StateTable before, StateTable after)
    {
        var old = before.Rows.ToDictionary(r => r.Key);
        var kept = after.Rows.Select(row => old.GetValueOrDefault(row.Key) switch
        {
            null => new ComparedRow(row, Change.Added, null),
            var was when was.SameAs(row) => new ComparedRow(row, Change.None, null),
            var was => new ComparedRow(row, Change.Changed, was.Cells),
        });
        var now = after.Rows.Select(r => r.Key).ToHashSet();
        return [.. kept, .. before.Rows.Where(r => !now.Contains(r.Key)).Select(r => new ComparedRow(r, Change.Removed, null))];
    }
}
