using System.Text.Json;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>Opens the sealed data of a message for the moment of its decision.</summary>
public sealed class Arrivals
{
    public Task<ArrivedData> OpenAsync(JsonElement? data, CancellationToken cancellation) =>
        Task.FromResult(data is null ? ArrivedData.None : new ArrivedData(data, data));
}
