using System.Security.Cryptography;
using FsCheck;
using FsCheck.Xunit;
using Journeys.Chain;

namespace Journeys.Tests.Chain;

/// <summary>The tree against the vectors of Certificate Transparency (RFC 6962, RFC 9162) and the RFC's own recursive definition.</summary>
public sealed class MerkleTreeSpecs
{
    private static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void An_empty_tree_has_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new MerkleTree().Root.ToString());

    [Fact]
    public void The_roots_are_those_of_the_published_vectors()
    {
        var tree = new MerkleTree();
        foreach (var (index, leaf) in Leaves.Index())
        {
            tree.Set(index, Digest.From(SHA256.HashData([0, .. Convert.FromHexString(leaf)])));
            Assert.Equal(Roots[index], tree.Root.ToString());
        }
    }

    /// <summary>The audit paths that RFC 9162 2.1.5 draws for a tree of seven.</summary>
    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(6, 2)]
    public void A_path_has_the_length_of_the_RFC_s_example(int position, int length) =>
        Assert.Equal(length, Built([.. Enumerable.Range(0, 7).Select(Sample)]).Path(position).Count);

    [Property(MaxTest = 300)]
    public void The_root_is_the_one_that_the_RFC_defines(byte size, byte[] replaced)
    {
        var leaves = Enumerable.Range(0, size).Select(Sample).ToArray();
        var tree = Built(leaves);
        foreach (var at in replaced.Where(at => at < size))
        {
            leaves[at] = Sample(at + 1000);
            tree.Set(at, leaves[at]);
        }

        Assert.Equal(Defined(leaves), tree.Root);
    }

    [Property(MaxTest = 300)]
    public void A_proof_verifies_and_any_flipped_bit_or_other_place_fails(byte from, byte at, ushort flipped)
    {
        var size = from + 1;
        var position = at % size;
        var tree = Built([.. Enumerable.Range(0, size).Select(Sample)]);
        var path = tree.Path(position);

        Assert.Equal(tree.Root, InclusionProof.Climb(Sample(position), position, size, path));
        Assert.NotEqual(tree.Root, InclusionProof.Climb(Flip(Sample(position), flipped), position, size, path));
        if (size > 1) Assert.NotEqual(tree.Root, InclusionProof.Climb(Sample(position), (position + 1) % size, size, path));
        Assert.Null(InclusionProof.Climb(Sample(position), position, size, [.. path, Sample(1)]));
        for (var node = 0; node < path.Count; node++)
        {
            var changed = path.ToArray();
            changed[node] = Flip(changed[node], flipped);
            Assert.NotEqual(tree.Root, InclusionProof.Climb(Sample(position), position, size, changed));
        }
    }

    [Property]
    public void A_digest_is_read_as_it_was_written(ulong a, ulong b, ulong c, ulong d)
    {
        var digest = new Digest(new UInt128(a, b), new UInt128(c, d));
        Assert.True(Digest.TryParse(digest.ToString(), out var read));
        Assert.Equal(digest, read);
        Assert.Equal(digest, Digest.From(digest.ToArray()));
    }

    private static MerkleTree Built(Digest[] leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves) tree.Set(tree.Size, leaf);
        return tree;
    }

    private static Digest Defined(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length == 0) return Digest.Of([]);
        if (leaves.Length == 1) return leaves[0];
        var half = 1;
        while (half * 2 < leaves.Length) half *= 2;
        return Digest.From(SHA256.HashData([1, .. Defined(leaves[..half]).ToArray(), .. Defined(leaves[half..]).ToArray()]));
    }

    private static Digest Sample(int number) => Digest.Of([(byte)number, (byte)(number >> 8)]);

    private static Digest Flip(Digest digest, ushort bit)
    {
        var bytes = digest.ToArray();
        bytes[bit / 8 % Digest.Bytes] ^= (byte)(1 << (bit % 8));
        return Digest.From(bytes);
    }
}
