using System.Collections.Concurrent;
using Journeys.Definitions;
using Journeys.Host.Storage;

namespace Journeys.Host.Engine;

/// <summary>The life events that can begin now, and every published version that a running journey keeps.</summary>
public sealed class DefinitionCatalogue(PublishedDefinitions published, WorkflowsPlace place) : IOpensWithStorage
{
    private static readonly IReadOnlyDictionary<string, LanguageTexts> NoTexts = new Dictionary<string, LanguageTexts>();
    private readonly ConcurrentDictionary<string, Definition> _byHash = new();
    private readonly ConcurrentDictionary<string, string> _files = new();
    private WorkflowCatalogueReading? _reading;

    /// <summary>All that the folder holds: definitions, texts, agencies, agreements and information objects.</summary>
    public WorkflowCatalogueReading Reading =>
        _reading ?? throw new InvalidOperationException("The catalogue is read when the host starts. Wait for /health/ready.");

    /// <summary>Reads the folder, refuses it where it has a fault, and keeps each version that is new.</summary>
    /// <exception cref="StartupException">A file has a fault, or has changed without a new version.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var folder = place.Folder;
        var files = WorkflowsPlace.Files(folder);
        var reading = WorkflowFolder.Read(files, ExpressionEvaluator.Syntax);
        if (reading.Findings.Count > 0)
            throw new StartupException(
                $"{folder} has faults, so no journey may run on it:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Findings)}");
        foreach (var definition in reading.Definitions.Values)
        {
            await published.KeepAsync(definition, files.Texts[$"{definition.Id}/workflow.json"], cancellation);
            (_byHash[definition.Hash], _files[definition.Hash]) = (definition, files.Texts[$"{definition.Id}/workflow.json"]);
        }

        _reading = reading;
    }

    /// <summary>The life event that a register's fact begins; null where none does.</summary>
    public Definition? StartingBy(string register, string fact) =>
        Reading.Definitions.Values.FirstOrDefault(d => d.Index.Starters.Any(s => s.Takes(register, fact)));

    /// <summary>The version of a life event that new journeys run on.</summary>
    /// <exception cref="InvalidOperationException">The folder has it no more.</exception>
    public Definition Current(string id) => Reading.Definitions.TryGetValue(id, out var definition)
        ? definition
        : throw new InvalidOperationException($"The life event '{id}' is in no folder. Put it back, then replay the message.");

    /// <summary>The words of a life event, by language.</summary>
    public IReadOnlyDictionary<string, LanguageTexts> TextsOf(string definition) =>
        Reading.Texts.GetValueOrDefault(definition, NoTexts);

    /// <summary>The file of a published version: as it is in the folder, where its layout may be newer, else as it was published; null where there is none.</summary>
    public async ValueTask<string?> FileWithHashAsync(string hash, CancellationToken cancellation) =>
        _files.TryGetValue(hash, out var file) ? file : await published.TextAsync(hash, cancellation);

    /// <summary>The definition that a journey runs on, also when a later version is current.</summary>
    public async ValueTask<Definition> WithHashAsync(string hash, CancellationToken cancellation) =>
        _byHash.TryGetValue(hash, out var known) ? known : _byHash.GetOrAdd(hash, await published.ReadAsync(hash, cancellation));
}
