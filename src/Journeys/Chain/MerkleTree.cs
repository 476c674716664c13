namespace Journeys.Chain;

/// <summary>
/// The Merkle tree of RFC 9162 (2.1) over leaf hashes that can be added and replaced: a change costs as many hashes as
/// the tree is high.
/// </summary>
public sealed class MerkleTree
{
    // Level 0 is the leaves. A node without a right neighbour stands for itself one level up, which gives the RFC's shape.
    private readonly List<List<Digest>> _levels = [[]];

    public int Size => _levels[0].Count;

    public Digest Root => Size == 0 ? Digest.Of([]) : _levels[^1][0];

    /// <summary>Sets the leaf at a position, at most one beyond the last.</summary>
    public void Set(int position, Digest leafHash)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Size);
        Put(0, position, leafHash);
        for (var level = 0; _levels[level].Count > 1; level++)
        {
            position /= 2;
            if (level + 1 == _levels.Count) _levels.Add([]);
            Put(level + 1, position, Above(level, position));
        }
    }

    /// <summary>What a leaf needs beside itself to make the root, from the bottom up.</summary>
    public IReadOnlyList<Digest> Path(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Size);
        var path = new List<Digest>();
        foreach (var level in _levels)
        {
            if ((position ^ 1) < level.Count) path.Add(level[position ^ 1]);
            position /= 2;
        }

        return path;
    }

    /// <summary>RFC 9162, 2.1.1: hashed after 0x01.</summary>
    public static Digest Node(Digest left, Digest right) => new Preimage(0x01).Add(left).Add(right).Hash();

    private Digest Above(int level, int position)
    {
        var below = _levels[level];
        return 2 * position + 1 < below.Count ? Node(below[2 * position], below[2 * position + 1]) : below[2 * position];
    }

    private void Put(int level, int position, Digest hash)
    {
        var nodes = _levels[level];
        if (position == nodes.Count) nodes.Add(hash);
        else nodes[position] = hash;
    }
}
