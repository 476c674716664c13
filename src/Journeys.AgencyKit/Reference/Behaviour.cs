using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.AgencyKit.Reference;

/// <summary>How the reference agencies answer for a persona, as <c>personas/NAME.json</c> says.</summary>
public sealed record Behaviour(StartingFact? Starts, IReadOnlyList<BehaviourRule> Rules)
{
    /// <exception cref="ArgumentException">There is no such persona; the message names those there are.</exception>
    public static Behaviour Named(string name)
    {
        var assembly = typeof(Behaviour).Assembly;
        using var file = assembly.GetManifestResourceStream($"personas/{name}.json") ?? throw new ArgumentException(
            $"There is no persona '{name}'. Use one of {string.Join(", ", Names())}.", nameof(name));
        return JsonSerializer.Deserialize<Behaviour>(file, LedgerLine.Json)!;
    }

    public static IEnumerable<string> Names() =>
        typeof(Behaviour).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("personas/", StringComparison.Ordinal)).Select(n => n[9..^5]);

    /// <summary>The first rule for a request; none leaves it unanswered.</summary>
    public BehaviourRule? RuleFor(string agency, Request request) => Rules.FirstOrDefault(r => r.Fits(agency, request));
}

/// <summary>The fact that begins the journey, under the register's own <paramref name="Number"/>, and the facts that other registers report after it.</summary>
public sealed record StartingFact(string Agency, string Fact, string Person, string Number, JsonObject Content, IReadOnlyList<ToldFact>? Tells = null);

/// <summary>What an agency answers to a service's requests. Absent conditions fit all; <paramref name="Verb"/> is request, expected or fetch unless given.</summary>
public sealed record BehaviourRule(
    string Agency, string Service, string? Verb, string? Subject, string? Part, IReadOnlyList<BehaviourAnswer> Answers)
{
    /// <summary>The person whose journey it is of, where several personas are answered; a request that names nobody fits all.</summary>
    public string? Person { get; init; }

    private static readonly string[] Asking = ["request", "expected", "fetch"];

    public bool Fits(string agency, Request request) =>
        agency == Agency && request.Service == Service
        && (Verb is null ? Asking.Contains(request.Verb) : Verb == request.Verb)
        && (Subject is null || (string?)request.Data["subject"]?["id"] == Subject)
        && (Part is null || (string?)request.Data["part"] == Part)
        && (Person is null || About(request) is not { } about || about == Person);

    private static string? About(Request request) =>
        (string?)request.Data["PersonIdentity"]?["person"] ?? (string?)request.Data["DeathNotice"]?["person"];
}

/// <summary>One answer, so many days after the request; texts in <paramref name="Data"/> may hold <c>{today}</c>, <c>{today+7}</c> and <c>{next}</c>, the day of the next answer.</summary>
public sealed record BehaviourAnswer(int After, JsonObject Data, ToldFact? Tells);

/// <summary>A fact that another agency's register reports, so many days after the answer that tells it.</summary>
public sealed record ToldFact(string Agency, string Fact, int After, JsonObject Content);
