using System.Security.Cryptography;
using System.Text;

namespace Journeys.Host.Storage;

/// <summary>The key (256 bits) that wraps every person's key and keys the hash of identities. Without it no sealed data can be read.</summary>
public sealed class MasterKey
{
    private readonly byte[] _wrapping;
    private readonly byte[] _pepper;
    private readonly byte[] _messages;
    private readonly byte[] _cookies;

    public MasterKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != 32) throw new MasterKeyException($"The master key has {key.Length} bytes, not 32. {MasterKeySource.HowToMake}");
        _wrapping = Derive(key, "journeys wrapping 1");
        _pepper = Derive(key, "journeys identity 1");
        _messages = Derive(key, "journeys messages 1");
        _cookies = Derive(key, "journeys cookies 1");
        Fingerprint = Derive(key, "journeys fingerprint 1");
    }

    /// <summary>Tells one master key from another, and tells nothing else about it.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>HMAC-SHA256: the same for the same number, and not to be guessed without the master key.</summary>
    public byte[] Hash(PersonalNumber number) => HMACSHA256.HashData(_pepper, Encoding.ASCII.GetBytes(number.Digits));

    /// <summary>HMAC-SHA256 of a message's body: tells a repeat from another message, and lets nobody guess what the body held.</summary>
    public byte[] HashOfMessage(string body) => HMACSHA256.HashData(_messages, Encoding.UTF8.GetBytes(body));

    public byte[] Wrap(Guid person, byte[] key) => AesGcmBox.Close(_wrapping, key, person.ToByteArray());

    public byte[] Unwrap(Guid person, byte[] wrapped)
    {
        try
        {
            return AesGcmBox.Open(_wrapping, wrapped, person.ToByteArray());
        }
        catch (CryptographicException broken)
        {
            throw new MasterKeyException(
                $"vault.subject_keys: the key of person {person} does not open with this master key. Restore Journeys:MasterKey as it was when the key was made.", broken);
        }
    }

    public byte[] SealCookieKey(byte[] key) => AesGcmBox.Close(_cookies, key, []);

    /// <summary>Throws <see cref="CryptographicException"/> where it was sealed with another master key.</summary>
    public byte[] OpenCookieKey(byte[] box) => AesGcmBox.Open(_cookies, box, []);

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.ASCII.GetBytes(purpose));
}
