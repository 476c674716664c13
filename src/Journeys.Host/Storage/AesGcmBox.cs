using System.Security.Cryptography;

namespace Journeys.Host.Storage;

/// <summary>AES-256-GCM as one run of bytes: nonce, ciphertext, tag. The nonce is random.</summary>
internal static class AesGcmBox
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var box = new byte[Nonce + plain.Length + Tag];
        var span = box.AsSpan();
        RandomNumberGenerator.Fill(span[..Nonce]);
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(span[..Nonce], plain, span[Nonce..^Tag], span[^Tag..], bound);
        return box;
    }

    /// <summary>Throws <see cref="CryptographicException"/> where the key, the bytes or what they are bound to differ.</summary>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        if (box.Length < Nonce + Tag) throw new CryptographicException("Too short to be sealed.");
        var plain = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box[..Nonce], box[Nonce..^Tag], box[^Tag..], plain, bound);
        return plain;
    }
}
