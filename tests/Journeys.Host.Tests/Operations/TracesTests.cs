using System.Collections.Concurrent;
using System.Text;
using Journeys.Host.Identity;
using Journeys.Host.Tests.Agency;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Journeys.Host.Tests.Operations;

public sealed class TracesTests(PostgresFixture postgres)
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task What_a_message_does_later_is_logged_with_its_requests_trace()
    {
        var log = new Kept();
        await using var host = await RunningHost.StartAsync(
            await postgres.CreateDatabaseAsync("traces"), services => services.AddSingleton<ILogEventSink>(log),
            ("Journeys:Workflows", Path.GetFullPath(AgencyHost.Workflows)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/messages")
        {
            Content = new StringContent(Death, Encoding.UTF8, "application/cloudevents+json"),
        };
        request.Headers.Authorization = new(
            "Bearer", (await host.Get<AgencyTokens>().IssueAsync("skatteverket", null, 1, TestContext.Current.CancellationToken)).ToString());
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        using var reply = await host.Alba.Server.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        await host.StillAsync();

        Assert.True(reply.IsSuccessStatusCode);
        Assert.Equal(Trace, log.Events.Single(e => e.Properties.ContainsKey("Command")).TraceId?.ToHexString());
    }

    private const string Death = """
        {"specversion":"1.0","id":"5b0c2c0e-6f3f-4c59-9d4e-0c8f5a1d7e11","source":"/agencies/skatteverket","type":"se.livshandelse.register.deathregistered.v1",
         "data":{"factId":"skv-1","person":"198701012398","content":{"name":"Peter Prov","born":"1987-01-01","date":"2026-11-16","forensic":true,"fromAbroad":false,"certificateIn":false}}}
        """;

    private sealed class Kept : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Events { get; } = new();

        public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);
    }
}
