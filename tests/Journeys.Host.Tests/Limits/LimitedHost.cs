using Journeys.Host.Identity;
using Journeys.Host.Tests.Citizen;

namespace Journeys.Host.Tests.Limits;

/// <summary>A real host with limits so low that a test meets them.</summary>
public sealed class LimitedHost(PostgresFixture postgres) : IAsyncLifetime
{
    public PostgresFixture Postgres => postgres;

    public CitizenHost Host { get; } = new(postgres)
    {
        Settings =
        [
            ("Journeys:Limits:TokenPerMinute", "20"), ("Journeys:Limits:PersonPerMinute", "20"), ("Journeys:Limits:WrongTokensPerMinute", "5"),
            ("Journeys:Limits:LivePerPerson", "2"), ("Journeys:Limits:FormFields", "50"), ("Journeys:Limits:FormFieldBytes", "9000"),
            ("Journeys:Limits:HeaderBytes", "8192"),
        ],
    };

    public async ValueTask InitializeAsync() => await Host.InitializeAsync();

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A client with a token of its own.</summary>
    public async Task<HttpClient> AgencyAsync()
    {
        var client = Host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await Host.Get<AgencyTokens>().IssueAsync("polismyndigheten", "test", 1)).ToString());
        return client;
    }
}
