using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Journeys.Chain;

/// <summary>The bytes that a digest is taken of: a first byte that says of what, then fields of fixed width, big-endian.</summary>
internal sealed class Preimage
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public Preimage(byte kind) => Write([kind]);

    public Digest Hash() => Digest.Of(_bytes.WrittenSpan);

    public Preimage Add(Digest digest)
    {
        digest.WriteTo(_bytes.GetSpan(Digest.Bytes));
        _bytes.Advance(Digest.Bytes);
        return this;
    }

    public Preimage Add(Guid id) => Write(id.ToByteArray(bigEndian: true));

    public Preimage Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
        return this;
    }

    /// <summary>Whole microseconds since 1970, as PostgreSQL keeps time.</summary>
    public Preimage Add(DateTimeOffset time) => Add((time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A text after its length in bytes, so that two texts are never taken for another two.</summary>
    public Preimage AddMeasured(string text) => Add(Encoding.UTF8.GetByteCount(text)).AddLast(text);

    public Preimage AddLast(string text)
    {
        Encoding.UTF8.GetBytes(text, _bytes);
        return this;
    }

    private Preimage Write(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }
}
