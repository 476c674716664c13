using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Host.Storage;
using Journeys.Publishing;

namespace Journeys.Host.Engine;

/// <summary>The life events of the folder, which of their versions are in force, and every published version that a running journey keeps.</summary>
public sealed class DefinitionCatalogue(PublishedDefinitions published, DefinitionLives lives, WorkflowsPlace place) : IOpensWithStorage
{
    private static readonly IReadOnlyDictionary<string, LanguageTexts> NoTexts = new Dictionary<string, LanguageTexts>();
    private WorkflowCatalogueReading? _reading;
    private WorkflowFiles? _files;

    /// <summary>All that the folder holds: definitions, texts, agencies, agreements and information objects.</summary>
    public WorkflowCatalogueReading Reading =>
        _reading ?? throw new InvalidOperationException("The catalogue is read when the host starts. Wait for /health/ready.");

    /// <summary>Reads the folder, refuses it where it has a fault, and notes each content that is new as a draft.</summary>
    /// <exception cref="StartupException">A file has a fault, or has changed under a published version.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var folder = place.Folder;
        var files = WorkflowsPlace.Files(folder);
        var reading = WorkflowFolder.Read(files, ExpressionEvaluator.Syntax);
        if (reading.Findings.Count > 0)
            throw new StartupException(
                $"{folder} has faults, so no journey may run on it:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Findings)}");
        await lives.AdoptAsync(cancellation);
        (_reading, _files) = (reading, files);
        foreach (var definition in reading.Definitions.Values)
        {
            await DraftAsync(definition, cancellation);
            published.Remember(definition);
            await published.KeepTextsAsync(definition.Hash, ContentOf(definition), cancellation);
        }
    }

    /// <summary>A life event's content, as it is published.</summary>
    internal string TextOf(Definition definition) => DefinitionContent.Of(_files!, definition.Id);

    /// <summary>A life event of the folder as it is kept when it is published.</summary>
    internal PublishedContent ContentOf(Definition definition) => new(TextOf(definition), TextsOf(definition.Id));

    /// <summary>The life event that a register's fact begins, in the version in force; null where none does.</summary>
    public async Task<Definition?> StartingByAsync(string register, string fact, CancellationToken cancellation) =>
        (await InForceAsync(cancellation)).FirstOrDefault(d => d.Index.Starters.Any(s => s.Takes(register, fact)));

    /// <summary>The version of a life event that new journeys run on.</summary>
    /// <exception cref="InvalidOperationException">The folder has it no more, or no version is in force.</exception>
    public async Task<Definition> CurrentAsync(string id, CancellationToken cancellation) =>
        await FindCurrentAsync(id, cancellation) ?? throw new InvalidOperationException(
            $"The life event '{id}' is in no folder, or no version of it is published. Put it back or publish it, then replay the message.");

    /// <summary>The version of a life event that new journeys run on; null where there is none.</summary>
    public async Task<Definition?> FindCurrentAsync(string id, CancellationToken cancellation) => (await InForceAsync(cancellation)).FirstOrDefault(d => d.Id == id);

    /// <summary>
    /// The words of a version, by language: while the folder has that version, those of the folder, where they may have been
    /// corrected since; else those that it was published with. A version that kept none has those of the folder.
    /// </summary>
    public async ValueTask<IReadOnlyDictionary<string, LanguageTexts>> TextsOfAsync(Definition version, CancellationToken cancellation) =>
        Reading.Definitions.GetValueOrDefault(version.Id)?.Hash != version.Hash && await published.TextsAsync(version.Hash, cancellation) is { } kept
            ? kept : TextsOf(version.Id);

    /// <summary>The words of a life event as the folder has them now, by language.</summary>
    public IReadOnlyDictionary<string, LanguageTexts> TextsOf(string definition) =>
        Reading.Texts.GetValueOrDefault(definition, NoTexts);

    /// <summary>The file of a published version: as it is in the folder, where its layout may be newer, else as it was published; null where there is none.</summary>
    public async ValueTask<string?> FileWithHashAsync(string hash, CancellationToken cancellation) =>
        Reading.Definitions.Values.FirstOrDefault(d => d.Hash == hash) is { } own ? TextOf(own) : await published.TextAsync(hash, cancellation);

    /// <summary>The definition that a journey runs on, also when a later version is current.</summary>
    public ValueTask<Definition> WithHashAsync(string hash, CancellationToken cancellation) => published.WithHashAsync(hash, cancellation);

    // A life event whose folder this host lacks has no words here.
    private async Task<IEnumerable<Definition>> InForceAsync(CancellationToken cancellation) =>
        (await published.InForceAsync(cancellation)).Where(d => Reading.Definitions.ContainsKey(d.Id));

    private async Task DraftAsync(Definition definition, CancellationToken cancellation)
    {
        var decision = await lives.DecideAsync(definition.Id, life => DefinitionDecider.Draft(life, definition), null, cancellation);
        if (decision.Refusal is { } refusal) throw new StartupException(refusal + await DifferenceAsync(definition, cancellation));
    }

    private async Task<string> DifferenceAsync(Definition definition, CancellationToken cancellation)
    {
        const int most = 20;
        var life = await lives.OfAsync(definition.Id, cancellation);
        if (life.Versions.GetValueOrDefault(definition.Version) is not { } known || known.Hash == definition.Hash
            || await published.TextAsync(known.Hash, cancellation) is not { } was) return "";
        var lines = DefinitionDifference.Between(JsonNode.Parse(was)!, JsonNode.Parse(TextOf(definition))!);
        return $"{Environment.NewLine}What has changed:{Environment.NewLine}{string.Join(Environment.NewLine, lines.Take(most).Select(l => "  " + l))}"
            + (lines.Count > most ? $"{Environment.NewLine}  and {lines.Count - most} more" : "");
    }
}
