using Journeys.Law;

namespace Journeys.Definitions;

/// <summary>An actor as its file in <c>agencies/</c> describes it: names by language, channel, services, and the facts that its register announces.</summary>
public sealed record AgencyDescription(
    string Id,
    IReadOnlyDictionary<string, string> Names,
    string Channel,
    string? Protocol,
    IReadOnlyDictionary<string, ServiceDescription> Services,
    IReadOnlyList<string> RegisterFacts);

/// <summary>A service of an agency: its profile, the schemas of its messages, and the time it promises to answer within.</summary>
public sealed record ServiceDescription(
    string Name, Profile Profile, string? RequestSchema, string? AnswerSchema, Period? ServiceLevel);
