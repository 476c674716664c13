using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Journeys.Definitions;

namespace Journeys.Host.Agency;

/// <summary>The agencies of <c>workflows/agencies</c>, their services and facts with their schemas, read once at start-up.</summary>
public sealed class AgencyCatalogue
{
    private readonly FrozenDictionary<string, AgencyEntry> _agencies;

    private AgencyCatalogue(IEnumerable<AgencyEntry> agencies) =>
        _agencies = agencies.ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);

    public IEnumerable<string> Ids => _agencies.Keys.Order(StringComparer.Ordinal);

    public AgencyEntry? Find(string agency) => _agencies.GetValueOrDefault(agency);

    /// <summary>Reads <c>agencies/*.json</c> below <paramref name="workflows"/>.</summary>
    /// <exception cref="InvalidDataException">A file or a schema is missing or wrong; the message says which and where.</exception>
    public static AgencyCatalogue Read(string workflows)
    {
        var folder = Path.Combine(workflows, "agencies");
        if (!Directory.Exists(folder))
            throw new InvalidDataException($"{folder} is missing. Point Journeys:Workflows at the folder that holds agencies/.");
        return new(Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Entry));
    }

    private static AgencyEntry Entry(string file)
    {
        var written = Read<Written>(file);
        return new(
            written.Id,
            written.Names,
            written.Services.ToFrozenDictionary(s => s.Key, s => ServiceOf(file, s.Key, s.Value), StringComparer.Ordinal),
            written.RegisterFacts.ToFrozenDictionary(
                f => f.ToLowerInvariant(),
                f => new FactEntry(f, SchemaOf(file, written.FactSchemas?.GetValueOrDefault(f))),
                StringComparer.Ordinal));
    }

    private static ServiceEntry ServiceOf(string file, string name, WrittenService service) => new(
        name, service.Names ?? FrozenDictionary<string, string>.Empty, service.Profile,
        SchemaOf(file, service.Request), SchemaOf(file, service.Answer), service.ServiceLevel);

    private static MessageSchema? SchemaOf(string file, string? schema) =>
        schema is null ? null : MessageSchema.Read(Path.Combine(Path.GetDirectoryName(file)!, schema));

    private static T Read<T>(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), Reading)
                ?? throw new InvalidDataException($"{file}: null is not an agency. Describe the agency, or remove the file.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} {e.Path}: {e.Message}", e);
        }
    }

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private sealed record Written(
        string Id,
        IReadOnlyDictionary<string, string> Names,
        IReadOnlyDictionary<string, WrittenService> Services,
        IReadOnlyList<string> RegisterFacts,
        IReadOnlyDictionary<string, string>? FactSchemas);

    private sealed record WrittenService(
        IReadOnlyDictionary<string, string>? Names, Profile Profile, string? Request, string? Answer, Law.Period? ServiceLevel);
}
