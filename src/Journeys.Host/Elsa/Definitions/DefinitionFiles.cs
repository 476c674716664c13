using System.Collections.Concurrent;
using Journeys.Host.Engine;

namespace Journeys.Host.Elsa.Definitions;

/// <summary>The files of published definitions, each read once.</summary>
internal sealed class DefinitionFiles(DefinitionCatalogue catalogue, PublishedDefinitions published)
{
    private readonly ConcurrentDictionary<string, DefinitionFile> _byHash = new(StringComparer.Ordinal);

    /// <summary>The version of a life event that new journeys run on; null where there is no such life event.</summary>
    public async ValueTask<DefinitionFile?> CurrentAsync(string definition, CancellationToken cancellation) =>
        catalogue.Reading.Definitions.TryGetValue(definition, out var current) ? await WithHashAsync(current.Hash, cancellation) : null;

    /// <summary>The published version of that content; null where there is none.</summary>
    public async ValueTask<DefinitionFile?> WithHashAsync(string hash, CancellationToken cancellation)
    {
        if (_byHash.TryGetValue(hash, out var known)) return known;
        return await catalogue.FileWithHashAsync(hash, cancellation) is { } text ? _byHash.GetOrAdd(hash, _ => new(text)) : null;
    }

    /// <summary>Every version that was ever published: a journey may run on any of them.</summary>
    public async Task<IReadOnlyList<DefinitionFile>> AllAsync(CancellationToken cancellation)
    {
        var files = new List<DefinitionFile>();
        foreach (var hash in await published.HashesAsync(cancellation))
            if (await WithHashAsync(hash, cancellation) is { } file) files.Add(file);
        return files;
    }
}
