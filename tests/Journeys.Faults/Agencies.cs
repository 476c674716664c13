using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.AgencyKit;
using Journeys.Faults.Worlds;

namespace Journeys.Faults;

/// <summary>The reference agencies as a process of their own, that talks to the host over HTTP only and keeps ledgers on disk.</summary>
internal sealed class Agencies : IDisposable
{
    private readonly MortalHost _host;
    private readonly Dictionary<string, string> _tokens;
    private readonly BuiltProgram _program;
    private readonly ConcurrentBag<Acknowledged> _deaths = [];

    private Agencies(MortalHost host, Dictionary<string, string> tokens, string folder, BuiltProgram program) =>
        (_host, _tokens, Ledgers, _program) = (host, tokens, new LedgerFiles(folder), program);

    public LedgerFiles Ledgers { get; }

    public string Output => _program.Output;

    public static async Task<Agencies> StartAsync(MortalHost host, string folder, CancellationToken cancellation)
    {
        var tokens = await IssuedTokens.IssueAsync(host.ConnectionString, cancellation);
        var (file, ledgers) = (Path.Combine(folder, "tokens.json"), Path.Combine(folder, "ledgers"));
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(tokens), cancellation);
        return new(host, tokens, ledgers, BuiltProgram.Start(
            "Journeys.AgencyKit", "journeys-agencykit", ["--host", host.Address.ToString(), "--tokens", file, "--ledger", ledgers, "--behaviour", "sofia"]));
    }

    /// <summary>The deaths that were registered, and all that the agencies posted.</summary>
    public IReadOnlyList<Acknowledged> Acknowledged() => [.. _deaths, .. Ledgers.Posted()];

    /// <summary>The register reports that a person died; returns once that is acknowledged.</summary>
    public async Task RegisterDeathAsync(int number, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = _host.Address };
        var register = new AgencyClient(http, "skatteverket", _tokens["skatteverket"]);
        var (id, now) = (Messages.IdOf("kill-test", number.ToString(CultureInfo.InvariantCulture)), TimeProvider.System.GetUtcNow());
        var content = new JsonObject
        {
            ["name"] = "Peter Demo",
            ["born"] = "1987-01-01",
            ["date"] = now.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["forensic"] = true,
            ["fromAbroad"] = false,
            ["certificateIn"] = false,
            ["relatives"] = new JsonArray(new JsonObject { ["person"] = "198905202381", ["name"] = "Sofia Demo" }),
        };
        await register.PostAsync(Messages.Fact(id, register.Source, "DeathRegistered", $"kill-{number}", Numbers.Of(number), content, now), cancellation);
        _deaths.Add(new(register.Agency, id, $"kill-{number}"));
    }

    public void Dispose() => _program.Dispose();
}
