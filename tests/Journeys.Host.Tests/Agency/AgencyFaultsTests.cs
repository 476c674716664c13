using System.Net;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Journeys.Host.Tests.Agency;

/// <summary>What an agency is answered when the fault is the platform's.</summary>
public sealed class AgencyFaultsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task While_the_database_is_away_it_is_told_to_come_back()
    {
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Throwaway = true }, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using var host = await RunningHost.StartAsync(server.ConnectionString);
        var token = await TokenAsync(host);
        await server.DisposeAsync();

        using var reply = await StatusAsync(host, token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), reply.Headers.RetryAfter!.Delta);
        Assert.Contains("urn:journeys:problem:unavailable", await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_fault_is_a_problem_that_tells_nothing_but_its_trace()
    {
        var database = await postgres.CreateDatabaseAsync("fault");
        await using var host = await RunningHost.StartAsync(database);
        var token = await TokenAsync(host);
        await using var source = NpgsqlDataSource.Create(database);
        await using (var command = source.CreateCommand("ALTER TABLE journeys.agency_inbox RENAME TO elsewhere"))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        using var reply = await StatusAsync(host, token);

        var problem = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (reply.StatusCode, reply.Content.Headers.ContentType?.MediaType));
        Assert.Contains("\"traceId\":\"00-", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("agency_inbox", problem, StringComparison.Ordinal);
    }

    private static async Task<string> TokenAsync(RunningHost host) =>
        (await host.Get<AgencyTokens>().IssueAsync("skatteverket", "test", 1, TestContext.Current.CancellationToken)).ToString();

    private static Task<HttpResponseMessage> StatusAsync(RunningHost host, string token)
    {
        var client = host.Alba.Server.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client.GetAsync("/agency/v1/status", TestContext.Current.CancellationToken);
    }
}
