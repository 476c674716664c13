using Journeys.Definitions;

namespace Journeys.Host.Agency;

/// <summary>An agency as described, with its services by name, and its register's facts by their names in lower case.</summary>
public sealed record AgencyEntry(
    AgencyDescription Description, IReadOnlyDictionary<string, ServiceEntry> Services, IReadOnlyDictionary<string, FactEntry> Facts)
{
    public string Id => Description.Id;

    /// <summary>The CloudEvents <c>source</c> of its messages; one of its systems may add a path.</summary>
    public string Source => $"/agencies/{Id}";

    public bool Owns(string source) =>
        source == Source || source.StartsWith(Source + "/", StringComparison.Ordinal);
}

public sealed record ServiceEntry(ServiceDescription Description, MessageSchema? Request, MessageSchema? Answer);

public sealed record FactEntry(string Name, MessageSchema? Schema);
