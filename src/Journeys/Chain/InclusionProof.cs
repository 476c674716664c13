namespace Journeys.Chain;

/// <summary>
/// Shows that a leaf is in the tree of the root with this number (RFC 9162, 2.1.3), without the other journeys. An
/// earlier root may have taken the leaf in.
/// </summary>
public sealed record InclusionProof(long Root, Leaf Leaf, long Size, IReadOnlyList<Digest> Path) : LogLine
{
    /// <summary>The root that leaf and path make; null where the path has another length than a tree of this size gives it.</summary>
    public Digest? ComputedRoot() => Climb(Leaf.Hash(), Leaf.Position, Size, Path);

    /// <summary>The root that a leaf's hash and its path make (RFC 9162, 2.1.3.2).</summary>
    public static Digest? Climb(Digest hash, long position, long size, IReadOnlyList<Digest> path)
    {
        if (position < 0 || position >= size) return null;
        var (node, last) = (position, size - 1);
        foreach (var sibling in path)
        {
            if (last == 0) return null;
            if (IsRight(node) || node == last)
            {
                hash = MerkleTree.Node(sibling, hash);
                while (!IsRight(node) && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = MerkleTree.Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }

    private static bool IsRight(long node) => (node & 1) == 1;
}
