using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Journeys.Host.Identity;

/// <summary>The text of an agency's token: <c>agt_</c>, its id, a dot, and 256 random bits.</summary>
public sealed record BearerToken(string Id, string Secret)
{
    private const string Prefix = "agt_";

    public static BearerToken Create() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public static bool TryParse(string text, [NotNullWhen(true)] out BearerToken? token)
    {
        var parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('.') : [];
        token = parts is [{ Length: 12 } id, { Length: 43 } secret] ? new(id, secret) : null;
        return token is not null;
    }

    public override string ToString() => $"{Prefix}{Id}.{Secret}";
}
