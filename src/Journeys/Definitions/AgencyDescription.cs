using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>An actor as its file in <c>agencies/</c> describes it: names by language, channel, services, and the facts that its register announces.</summary>
public sealed record AgencyDescription(
    string Id,
    IReadOnlyDictionary<string, string> Names,
    string Channel,
    string? Protocol,
    IReadOnlyDictionary<string, ServiceDescription> Services,
    IReadOnlyList<string> RegisterFacts)
{
    /// <summary>What kind of body it is, such as <c>myndighet</c> or <c>kommun</c>.</summary>
    public string? Type { get; init; }
    public string? Phone { get; init; }
    public string? Web { get; init; }

    /// <summary>The schema of each register fact's data, by the fact's name.</summary>
    public IReadOnlyDictionary<string, string> FactSchemas { get; init; } = new Dictionary<string, string>();
}

/// <summary>A service of an agency: its profile, the schemas of its messages, and the time it promises to answer within.</summary>
public sealed record ServiceDescription(
    string Name, Profile Profile, string? RequestSchema, string? AnswerSchema, Period? ServiceLevel)
{
    /// <summary>By language; empty where the file has none.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();
}
