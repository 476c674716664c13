using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Journeys.Execution;

/// <summary>Ids that are the same wherever and whenever they are made: UUID version 5 (RFC 9562 §5.5) of what they identify.</summary>
public static class NameId
{
    private static readonly Guid Namespace = new("6f6a1f0e-3f2b-4a62-9b0e-0b5a2f6c7d11");

    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 prescribes SHA-1; the id names, it does not protect.")]
    public static Guid Of(Guid space, string name)
    {
        Span<byte> input = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public static Guid Of(params ReadOnlySpan<string> parts) => Of(Namespace, string.Join('\n', parts!));
}

/// <summary>The id of a journey that another one starts: the same activity's visit starts the same journey, however often it is told.</summary>
public static class ChildId
{
    public static Guid Of(Guid parent, string bookmark) => NameId.Of("child", parent.ToString(), bookmark);
}
