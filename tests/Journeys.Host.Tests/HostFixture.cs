namespace Journeys.Host.Tests;

/// <summary>The tests that share one host, on a database of their own, with the life event of <c>Workflows/</c>.</summary>
[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<HostFixture>
{
    public const string Name = "Host";
}

/// <summary>One host for all tests that do not move its clock or stop it.</summary>
public sealed class HostFixture(PostgresFixture postgres) : IAsyncLifetime
{
    public RunningHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync("host"));

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
