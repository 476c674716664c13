using System.Globalization;
using System.Text.Json.Nodes;

namespace Journeys.AgencyKit.Reference;

/// <summary>Where the reference agencies work, as whom, and how they answer.</summary>
public sealed record ReferenceAgenciesOptions
{
    /// <summary>A client whose base address is the host's; its timeout must be above 30 s.</summary>
    public required Func<HttpClient> Http { get; init; }

    /// <summary>A token for each agency that takes part.</summary>
    public required IReadOnlyDictionary<string, string> Tokens { get; init; }

    /// <summary>The folder of the ledgers; null keeps them in memory.</summary>
    public string? Ledgers { get; init; }
    public string Behaviour { get; init; } = "sofia";

    /// <summary>Other personas whose journeys they answer too.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told what happens, without personal data.</summary>
    public Action<string> Log { get; init; } = _ => { };
}

/// <summary>Agencies that answer a persona's journey as real ones would, over the public contract only.</summary>
public sealed class ReferenceAgencies : IDisposable
{
    private readonly ReferenceAgenciesOptions _options;
    private readonly Dictionary<string, Behaviour> _behaviours;
    private readonly HttpClient _http;
    private readonly JourneysClock _clock;
    private readonly Dictionary<string, ReferenceAgency> _agencies;

    public ReferenceAgencies(ReferenceAgenciesOptions options)
    {
        _options = options;
        _behaviours = options.Also.Prepend(options.Behaviour).ToDictionary(name => name, Reference.Behaviour.Named);
        var all = _behaviours[options.Behaviour] with { Rules = [.. _behaviours.Values.SelectMany(b => b.Rules.Select(r => r with { Person = _behaviours.Count > 1 ? b.Starts?.Person : null }))] };
        _http = options.Http();
        _clock = new(_http, options.Time);
        _agencies = options.Tokens.ToDictionary(t => t.Key, t => new ReferenceAgency(
            new(_http, t.Key, t.Value, options.Time), new(options.Ledgers is { } folder ? Path.Combine(folder, $"{t.Key}.jsonl") : null),
            all, _clock, Tell, options.Log));
    }

    /// <summary>When the next planned answer is due on the journeys' clock; null where none is planned.</summary>
    public DateTimeOffset? NextPlanned =>
        _agencies.Values.SelectMany(a => a.Ledger.Open).Select(p => (DateTimeOffset?)p.Due).Min();

    /// <summary>The agencies work until cancelled.</summary>
    public static async Task RunAsync(ReferenceAgenciesOptions options, CancellationToken cancellation)
    {
        using var agencies = new ReferenceAgencies(options);
        await agencies.RunAsync(cancellation);
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll([_clock.FollowAsync(cancellation), .. _agencies.Values.Select(a => a.RunAsync(cancellation))]);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
    }

    /// <summary>The register reports the persona's death, the day before <paramref name="today"/>; the same day again changes nothing.</summary>
    /// <returns>The message's id, for its receipt.</returns>
    public Task<Guid> RegisterDeathAsync(DateOnly today, CancellationToken cancellation) => RegisterAsync(_options.Behaviour, today, cancellation);

    /// <summary>The fact by which a persona's journey begins is reported, and what follows of itself is planned; the same day again changes nothing.</summary>
    /// <returns>The message's id, for its receipt.</returns>
    public async Task<Guid> RegisterAsync(string persona, DateOnly today, CancellationToken cancellation)
    {
        var starts = _behaviours[persona].Starts ?? throw new InvalidOperationException($"{persona} begins the journey: no register reports it.");
        var id = Messages.IdOf("start", persona, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        // The register's own number: a fact's id is kept in clear, so it names nobody.
        var factId = $"{starts.Number}-{id.ToString()[..8]}";
        var client = new AgencyClient(_http, starts.Agency, _options.Tokens[starts.Agency], _options.Time);
        var content = Planner.Filled(starts.Content, today, today, null);
        await client.PostAsync(Messages.Fact(id, client.Source, starts.Fact, factId, starts.Person, content, Request.Morning(today)), cancellation);
        foreach (var told in starts.Tells ?? []) Tell(Planner.AfterStart(told, id, factId, starts.Person, today));
        return id;
    }

    public void Dispose()
    {
        foreach (var agency in _agencies.Values) agency.Ledger.Dispose();
        _http.Dispose();
    }

    private void Tell(ToldAgency told)
    {
        if (_agencies.TryGetValue(told.Agency, out var agency)) agency.Ledger.Planned(told.Plan);
    }
}
