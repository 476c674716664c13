using System.Collections.Immutable;

namespace Journeys.Execution;

/// <summary>
/// What an expression reads next, and by each value of it what it reads then, down to what it came to: what it reads depends on
/// nothing but what it has read. Immutable.
/// </summary>
internal sealed record MemoNode(Reading? Reads, ImmutableArray<MemoBranch> Branches, Evaluation? Evaluation)
{
    /// <summary>How many different values of one reading are kept.</summary>
    private const int MostBranches = 8;

    /// <summary>What it came to for the same readings; null where they were not seen lately.</summary>
    public Evaluation? Find(Scope scope)
    {
        var node = this;
        while (node is { Reads: { } reads })
            node = node.Next(reads.In(scope));
        return node?.Evaluation;
    }

    private MemoNode? Next(Reading now)
    {
        foreach (var branch in Branches)
            if (branch.Value.Same(now))
                return branch.Then;
        return null;
    }

    /// <summary>With one evaluation more.</summary>
    public static MemoNode With(MemoNode? node, ReadOnlySpan<Reading> readings, Evaluation evaluation)
    {
        if (readings is not [var first, .. var rest])
            return new(null, [], evaluation);
        var branches = node?.Reads is { } reads && reads.SameName(first) ? node.Branches : [];
        var at = branches.FirstOrDefault(b => b.Value.Same(first));
        var grown = new MemoBranch(first, With(at?.Then, rest, evaluation));
        return new(first, [grown, .. branches.Where(b => b != at).Take(MostBranches - 1)], null);
    }
}

internal sealed record MemoBranch(Reading Value, MemoNode Then);
