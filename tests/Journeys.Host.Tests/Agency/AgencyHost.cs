using System.Collections.Concurrent;
using Alba;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Agency;

[CollectionDefinition(Name)]
public sealed class AgencyCollection : ICollectionFixture<AgencyHost>
{
    public const string Name = "Agency";
}

/// <summary>A host with the real bereavement, and a token for each agency of it.</summary>
public sealed class AgencyHost(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private RunningHost _host = null!;

    /// <summary>Moves the locks' and tokens' time, not the journeys'.</summary>
    public MovedTime Time { get; } = new();

    public RunningHost Host => _host;

    /// <summary>Settings that differ.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    public static string Workflows { get; } = Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "workflows");

    public async ValueTask InitializeAsync()
    {
        _host = await RunningHost.StartAsync(
            await postgres.CreateDatabaseAsync("agency"),
            services => services.AddSingleton<TimeProvider>(Time),
            [("Journeys:Workflows", Path.GetFullPath(Workflows)), .. Settings]);
        foreach (var agency in (string[])["skatteverket", "polismyndigheten", "pensionsmyndigheten", "overformyndaren", "begravningshuvudman", "kommunen", "transportstyrelsen"])
            _tokens[agency] = await IssueAsync(agency);
    }

    public string TokenOf(string agency) => _tokens[agency];

    public async Task<string> IssueAsync(string agency, int days = 30) =>
        (await _host.Get<AgencyTokens>().IssueAsync(agency, "test", days)).ToString();

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

/// <summary>The real time, set ahead; its timers are real.</summary>
public sealed class MovedTime : TimeProvider
{
    private long _ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ahead));
}
