using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Host.Agency;

/// <summary>An agency: its services by name, and the facts its register announces, by their names in lower case.</summary>
public sealed record AgencyEntry(
    string Id,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, ServiceEntry> Services,
    IReadOnlyDictionary<string, FactEntry> Facts)
{
    /// <summary>The CloudEvents <c>source</c> of its messages; one of its systems may add a path.</summary>
    public string Source => $"/agencies/{Id}";

    public bool Owns(string source) =>
        source == Source || source.StartsWith(Source + "/", StringComparison.Ordinal);
}

/// <summary>A service of an agency; <see cref="Level"/> is the time it promises to answer within.</summary>
public sealed record ServiceEntry(
    string Name, IReadOnlyDictionary<string, string> Names, Profile Profile, MessageSchema? Request, MessageSchema? Answer, Period? Level);

public sealed record FactEntry(string Name, MessageSchema? Schema);
