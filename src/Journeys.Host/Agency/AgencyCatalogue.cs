using System.Collections.Frozen;
using Journeys.Definitions;
using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Agency;

/// <summary>The agencies of <c>workflows/agencies</c>, their services and facts with their schemas, read once.</summary>
public sealed class AgencyCatalogue
{
    private readonly FrozenDictionary<string, AgencyEntry> _agencies;

    /// <exception cref="StartupException">A schema is missing or wrong; the message says which.</exception>
    public AgencyCatalogue(WorkflowsPlace place) : this(WorkflowsPlace.Files(place.Folder))
    {
    }

    private AgencyCatalogue(WorkflowFiles files) => _agencies = WorkflowFolder.Read(files).Agencies.Values
        .Select(a => Entry(a, files))
        .ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);

    public IEnumerable<string> Ids => _agencies.Keys.Order(StringComparer.Ordinal);

    public AgencyEntry? Find(string agency) => _agencies.GetValueOrDefault(agency);

    private static AgencyEntry Entry(AgencyDescription agency, WorkflowFiles files) => new(
        agency,
        agency.Services.Values.ToFrozenDictionary(
            s => s.Name, s => new ServiceEntry(s, Schema(s.RequestSchema, files), Schema(s.AnswerSchema, files)), StringComparer.Ordinal),
        agency.RegisterFacts.ToFrozenDictionary(
            f => f.ToLowerInvariant(), f => new FactEntry(f, Schema(agency.FactSchemas.GetValueOrDefault(f), files)), StringComparer.Ordinal));

    private static MessageSchema? Schema(string? path, WorkflowFiles files) =>
        path is null ? null
        : files.Texts.TryGetValue($"agencies/{path}", out var text) ? MessageSchema.Parse($"agencies/{path}", text)
        : throw new StartupException($"agencies/{path} is missing. Write the schema, or take its name out of the agency's file.");
}
