using System.Text.Json;
using Journeys.Host.Storage;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Journeys.Host.Tests.Storage;

/// <summary>A database with a vault, and hosts on it.</summary>
public sealed class VaultFixture(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Sofia = "199001012385";
    public const string Anders = "199001022384";
    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public string ConnectionString { get; private set; } = "";
    public NpgsqlDataSource Database { get; private set; } = null!;
    internal VaultHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabaseAsync("vault");
        Database = NpgsqlDataSource.Create(ConnectionString);
        Host = NewHost();
        await Host.EnsureVaultAsync();
    }

    internal VaultHost NewHost(TimeProvider? time = null, byte[]? key = null) => new(Database, time ?? new FakeTimeProvider(), key);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>What one host has in memory, its calls cancelled with the test.</summary>
internal sealed class VaultHost
{
    private readonly Vault _vault;
    private readonly PersonRegistry _registry;
    private readonly Sealer _sealer;

    public VaultHost(NpgsqlDataSource database, TimeProvider time, byte[]? key = null)
    {
        var master = new MasterKey(key ?? VaultFixture.Key);
        _vault = new(database, master);
        _registry = new(_vault, master, time);
        _sealer = new(_registry);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task EnsureVaultAsync() => _vault.EnsureVaultAsync(Cancellation);

    public Task<Guid> PersonFor(string number) => _registry.PersonFor(number, Cancellation);

    public Task<IReadOnlyDictionary<PersonalNumber, Guid>> PersonsFor(params PersonalNumber[] numbers) => _registry.PersonsFor(numbers, Cancellation);

    public Task EraseAsync(Guid person) => _registry.EraseAsync(person, Cancellation);

    public Task<ResolvedData> ResolveAsync(JsonElement data) => new PersonResolver(_registry).ResolveAsync(data, Cancellation);

    public Task<JsonElement> SealAsync(JsonElement data, Guid about) => _sealer.SealAsync(data, about, Cancellation);

    public Task<OpenResult> TryOpenAsync(JsonElement document) => _sealer.OpenAsync(document, Cancellation);

    public async Task<JsonElement> OpenAsync(JsonElement document) => (await TryOpenAsync(document)).Data;
}
