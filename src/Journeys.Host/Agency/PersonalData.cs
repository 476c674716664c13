using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Host.Storage;

namespace Journeys.Host.Agency;

/// <summary>How personal data crosses the agency contract: people by number outside, by id and sealed inside.</summary>
public sealed class PersonalData(Sealer sealer, PersonResolver resolver, PersonRegistry registry, MasterKey master)
{
    /// <summary>The id of a valid personal number's person.</summary>
    public Task<Guid> PersonOfAsync(string number, CancellationToken cancellation) => registry.PersonFor(number, cancellation);

    /// <summary>What arrived, as it is kept: people by their ids, each scalar sealed for the person it is about.</summary>
    /// <exception cref="SealException">That person was erased.</exception>
    public async Task<JsonElement> ArrivedAsync(JsonObject data, Guid? about, CancellationToken cancellation)
    {
        var resolved = await resolver.ResolveAsync(JsonSerializer.SerializeToElement(data), cancellation);
        return await sealer.SealAsync(resolved.Data, about ?? Guid.Empty, cancellation);
    }

    /// <summary>Seals what goes out, in which people have their ids already.</summary>
    public async Task<JsonNode> SealedAsync(JsonObject data, Guid? about, CancellationToken cancellation) =>
        JsonNode.Parse((await sealer.SealAsync(JsonSerializer.SerializeToElement(data), about ?? Guid.Empty, cancellation)).GetRawText())!;

    /// <summary>Null where there is nothing, or all of it is about an erased person.</summary>
    public async Task<JsonElement?> OpenAsync(JsonElement? data, CancellationToken cancellation) =>
        data is { } held && (await sealer.OpenAsync(held, cancellation)).Data is { ValueKind: not JsonValueKind.Null } opened ? opened : null;

    /// <summary>A keyed hash: tells one body from another, and lets nobody guess what a body held.</summary>
    public byte[] HashOf(string body) => master.HashOfMessage(body);
}
