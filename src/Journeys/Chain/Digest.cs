using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Journeys.Chain;

/// <summary>A SHA-256 digest: 32 bytes, written as lower-case hexadecimal.</summary>
public readonly record struct Digest(UInt128 High, UInt128 Low)
{
    public const int Bytes = 32;

    /// <summary>What the first of a chain follows: 32 zero bytes.</summary>
    public static readonly Digest Zero;

    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(content, hash);
        return From(hash);
    }

    public static Digest From(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));

    public static bool TryParse(string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: 2 * Bytes } || !Part(text[..Bytes], out var high) || !Part(text[Bytes..], out var low)) return false;
        digest = new(high, low);
        return true;
    }

    public void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], Low);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        WriteTo(bytes);
        return bytes;
    }

    public override string ToString() => Convert.ToHexStringLower(ToArray());

    private static bool Part(string text, out UInt128 part) =>
        UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out part);
}
