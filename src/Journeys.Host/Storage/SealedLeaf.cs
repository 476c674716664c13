using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Journeys.Host.Storage;

/// <summary>
/// One sealed scalar: <c>sealed:1:(person):(base64url of nonce, ciphertext, tag)</c>. Bound to its person and its
/// place in the tree, so that it opens nowhere else.
/// </summary>
internal readonly record struct SealedLeaf(Guid Person, string Box)
{
    private const string Prefix = "sealed:1:";

    public static SealedLeaf Close(Leaf leaf, byte[] key)
    {
        var box = AesGcmBox.Close(key, Encoding.UTF8.GetBytes(leaf.Value.GetRawText()), Bound(leaf.Owner, leaf.Path));
        return new(leaf.Owner, Base64Url.EncodeToString(box));
    }

    public static bool TryParse(JsonElement value, out SealedLeaf leaf)
    {
        leaf = default;
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text
            || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text.Split(':') is not [_, _, var person, var box]
            || !Guid.TryParseExact(person, "N", out var id)) return false;
        leaf = new(id, box);
        return true;
    }

    /// <summary>The scalar's JSON text.</summary>
    public byte[] Open(byte[] key, string path)
    {
        try
        {
            return AesGcmBox.Open(key, Base64Url.DecodeFromChars(Box), Bound(Person, path));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            throw new SealException($"The sealed value at '{path}' was changed, or sealed for another place or person. Restore the document.", broken);
        }
    }

    public override string ToString() => $"{Prefix}{Person:N}:{Box}";

    private static byte[] Bound(Guid person, string path) => Encoding.UTF8.GetBytes($"{Prefix}{person:N}:{path}");
}
