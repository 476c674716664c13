using System.Text.Json;
using Journeys.AgencyKit.Reference;
using Journeys.Host.Tests.Agency;
using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;
using Npgsql;

namespace Journeys.Host.Tests.Walk;

/// <summary>
/// The host as a program on a database of its own, and the agencies as another program, which has nothing of the host
/// but its address and the tokens that the command line issued.
/// </summary>
internal sealed class WalkedHost : IAsyncDisposable
{
    public static readonly string MasterKey = Convert.ToBase64String(new byte[32]);
    private static readonly string[] Names = ["skatteverket", "polismyndigheten", "pensionsmyndigheten", "overformyndaren", "begravningshuvudman"];
    private readonly Scratch _scratch = new();
    private RunningProgram _host = null!;
    private RunningProgram _agencies = null!;

    public string Database { get; private init; } = "";
    public Uri Address { get; private set; } = null!;

    /// <summary>What both programs said last.</summary>
    public string Said => $"Host:\n{_host.Said}\nAgencies:\n{_agencies.Said}";

    /// <param name="now">What the journeys' clock shows when the host has started.</param>
    public static async Task<WalkedHost> StartAsync(string database, DateTimeOffset now)
    {
        var walked = new WalkedHost { Database = database };
        walked._host = walked.Host("Now listening on: ", "--demo");
        walked.Address = new((await walked._host.ReadyAsync()).Split("Now listening on: ")[1].Trim());
        await SetClockAsync(database, now);
        await walked.StartAgenciesAsync();
        return walked;
    }

    /// <summary>Skatteverket's register reports the death of the day before, as its own system would.</summary>
    public async Task RegisterDeathAsync(DateOnly registered)
    {
        var tokens = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Tokens, TestContext.Current.CancellationToken))!;
        using var agencies = new ReferenceAgencies(new() { Http = () => new() { BaseAddress = Address }, Tokens = tokens });
        await agencies.RegisterDeathAsync(registered, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_agencies is not null) await _agencies.DisposeAsync();
        await _host.DisposeAsync();
        _scratch.Dispose();
    }

    private string Tokens => Path.Combine(_scratch.Folder, "tokens.json");

    private async Task StartAgenciesAsync()
    {
        var issued = new Dictionary<string, string>();
        foreach (var agency in Names) issued[agency] = await IssueAsync(agency);
        await File.WriteAllTextAsync(Tokens, JsonSerializer.Serialize(issued));
        _agencies = RunningProgram.Start(
            "Journeys.AgencyKit", "journeys-agencykit", "received", ["--host", Address.ToString(), "--tokens", Tokens, "--ledger", Path.Combine(_scratch.Folder, "ledgers")]);
    }

    private async Task<string> IssueAsync(string agency)
    {
        await using var command = Host("agt_", "tokens", "issue", "--agency", agency, "--days", "1", "--demo");
        return (await command.ReadyAsync()).Trim();
    }

    private RunningProgram Host(string awaited, params string[] arguments) => RunningProgram.Start(
        "Journeys.Host", "Journeys.Host", awaited, arguments,
        ("ASPNETCORE_ENVIRONMENT", "Development"),
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("ConnectionStrings__Journeys", Database),
        ("Journeys__Workflows", CitizenHost.Workflows),
        ("Journeys__ReferenceAgencies", "false"),
        ("Journeys__MasterKey", MasterKey),
        ("Journeys__Postgres__DataFolder", Path.Combine(_scratch.Folder, "postgres")));

    // The demonstration's clock never goes back by itself; another host on the same database would say the same.
    private static async Task SetClockAsync(string database, DateTimeOffset now)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var ahead = now - TimeProvider.System.GetUtcNow();
        await using var command = source.CreateCommand("WITH moved AS (UPDATE journeys.demo SET ahead = $1) SELECT pg_notify('journeys', $2)");
        command.Parameters.AddWithValue(ahead);
        command.Parameters.AddWithValue($"clock:{ahead.Ticks}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
