using System.Security.Cryptography;
using Npgsql;

namespace Journeys.Host.Analyst;

/// <summary>
/// What analysts call a journey (GDPR article 4.5): 60 bits of a keyed hash of its id, as twelve letters and digits. The
/// key is made once for the installation and kept in its database, so the same journey keeps its pseudonym.
/// </summary>
public sealed class Pseudonyms
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Letters = 12;
    private readonly Lazy<byte[]> _key;

    [ActivatorUtilitiesConstructor]
    public Pseudonyms(NpgsqlDataSource database) => _key = new(() => Read(database));

    public Pseudonyms(byte[] key) => _key = new(key);

    public string Of(Guid journey)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key.Value, journey.ToByteArray(bigEndian: true), hash);
        var bits = BitConverter.ToUInt64(hash);
        return string.Create(Letters, bits, static (text, rest) =>
        {
            for (var at = 0; at < text.Length; at++, rest >>= 5) text[at] = Alphabet[(int)(rest & 31)];
        });
    }

    private static byte[] Read(NpgsqlDataSource database)
    {
        using var command = database.CreateCommand("INSERT INTO journeys.analyst_key VALUES (true, $1) ON CONFLICT DO NOTHING");
        command.Parameters.AddWithValue(RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes));
        command.ExecuteNonQuery();
        using var kept = database.CreateCommand("SELECT key FROM journeys.analyst_key");
        return (byte[])kept.ExecuteScalar()!;
    }
}
