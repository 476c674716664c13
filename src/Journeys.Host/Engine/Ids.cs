using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Journeys.Execution;

namespace Journeys.Host.Engine;

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

/// <summary>The id of a message to an agency: a resend of the same request has the same one.</summary>
public static class RequestId
{
    public static Guid Of(Guid journey, string bookmark, MessageVerb verb, int number) =>
        NameId.Of("request", journey.ToString(), bookmark, verb.ToString(), number.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The id of a journey: hosts that race to start one for the same fact start the same one.</summary>
public static class JourneyId
{
    /// <param name="ended">How many journeys on this definition the person was the principal of, that are over.</param>
    public static Guid Of(string definition, Guid principal, int ended) =>
        NameId.Of("journey", definition, principal.ToString(), ended.ToString(CultureInfo.InvariantCulture));

    /// <summary>A journey about one of several matters that a person may have at once.</summary>
    public static Guid OfMatter(string definition, Guid principal, string register, string factId) =>
        NameId.Of("journey", definition, principal.ToString(), register, factId);
}
