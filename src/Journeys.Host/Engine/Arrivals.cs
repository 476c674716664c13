using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;

namespace Journeys.Host.Engine;

/// <summary>Opens the sealed data of a message for the moment of its decision. What is about an erased person is null in it.</summary>
public sealed class Arrivals(Sealer sealer)
{
    public async Task<ArrivedData> OpenAsync(JsonElement? data, CancellationToken cancellation) => data is { } closed
        ? new(Known(await sealer.OpenAsync(closed, cancellation)), closed)
        : ArrivedData.None;

    private static JsonElement? Known(OpenResult opened) =>
        opened.Data.ValueKind == JsonValueKind.Null ? null : opened.Data;
}
