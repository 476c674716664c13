namespace Journeys.Chain;

/// <summary>Computes each root anew from the leaves, and follows the chain of the roots.</summary>
internal sealed class RootCheck
{
    private readonly List<LogRoot> _roots = [];
    private readonly MerkleTree _tree = new();
    private long _at = 1;
    private long _leaves;
    private bool _broken;

    /// <summary>By number; null where there is none.</summary>
    public LogRoot? Find(long number) => number > 0 && number <= _roots.Count ? _roots[(int)number - 1] : null;

    public int Count => _roots.Count;

    public bool Has(Digest known) => _roots.Exists(root => root.Root == known || root.Hash == known);

    public Difference? Add(LogRoot root)
    {
        var last = _roots.Count == 0 ? null : _roots[^1];
        _roots.Add(root);
        if (root.Number != _roots.Count) return Once($"root {_roots.Count} is missing or out of order: root {root.Number} stands there.");
        if (root.Previous != (last?.Hash ?? Digest.Zero)) return Once($"root {root.Number} does not follow the root before it: one of them was changed.");
        return root.Hash == root.Computed() ? null : Once($"root {root.Number} was changed: its fields do not make its hash.");
    }

    public Difference? Add(Leaf leaf)
    {
        if (leaf.Root < _at) return Once($"a leaf of root {leaf.Root} stands after those of root {_at}.");
        var found = leaf.Root == _at ? null : Close(leaf.Root);
        _leaves = leaf.Root;
        if (leaf.Position < 0 || leaf.Position > _tree.Size)
            return found ?? Once($"root {leaf.Root} lacks the leaf at position {_tree.Size}: it was removed, or stands elsewhere.");
        _tree.Set((int)leaf.Position, leaf.Hash());
        return found;
    }

    public Difference? Finish() => Close(Math.Max(_roots.Count, _leaves) + 1);

    private Difference? Close(long next)
    {
        Difference? found = null;
        for (; _at < next && found is null; _at++)
        {
            if (Find(_at) is not { } root) found = Once($"there are leaves of root {_at}, but no root {_at}.");
            else if (root.Size != _tree.Size) found = Once($"root {_at} covers {root.Size} journeys, and there are leaves of {_tree.Size}: a journey was removed or added with its leaf.");
            else if (root.Root != _tree.Root) found = Once($"the leaves up to root {_at} do not make it: a leaf was changed, removed or added.");
        }

        _at = next;
        return found;
    }

    // After the first all that follow differ, which says nothing new.
    private Difference? Once(string text)
    {
        if (_broken) return null;
        _broken = true;
        return new(DifferenceKind.WrongRoot, text);
    }
}
