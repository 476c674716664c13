using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Host.Agency;

/// <summary>The agency contract's way to the person register and the sealing of data.</summary>
public sealed class PersonalData
{
    private static readonly ConcurrentDictionary<string, Guid> Known = [];

    public Task<Guid> PersonOfAsync(string number, CancellationToken cancellation) =>
        Task.FromResult(Known.GetOrAdd(number, n => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(n)).AsSpan(0, 16))));

    public Task<string?> NumberOfAsync(Guid person, CancellationToken cancellation) =>
        Task.FromResult<string?>(Known.FirstOrDefault(p => p.Value == person).Key);

    public Task<JsonElement> SealAsync(JsonElement data, Guid subject, CancellationToken cancellation) => Task.FromResult(data);

    public Task<JsonElement?> OpenAsync(JsonElement data, CancellationToken cancellation) => Task.FromResult<JsonElement?>(data);

    /// <summary>What arrived, as it is kept: people by their ids, and sealed with the key of <paramref name="subject"/>.</summary>
    public async Task<JsonElement> ArrivedAsync(JsonObject data, Guid? subject, CancellationToken cancellation)
    {
        await Persons.ToIdsAsync(data, this, cancellation);
        return await SealAsync(JsonSerializer.SerializeToElement(data), subject ?? default, cancellation);
    }

    public async Task<JsonNode> SealedAsync(JsonObject data, Guid? subject, CancellationToken cancellation) =>
        JsonNode.Parse((await SealAsync(JsonSerializer.SerializeToElement(data), subject ?? default, cancellation)).GetRawText())!;

    public byte[] HashOf(string text) => HMACSHA256.HashData("x"u8, Encoding.UTF8.GetBytes(text));
}
