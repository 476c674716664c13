using System.Text;
using Journeys.Host.Tests.Agency;

namespace Journeys.Host.Tests.Operations;

/// <summary>A death and an answer, with a collector beside the host.</summary>
public sealed class TelemetryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private OtlpReceiver _receiver = null!;
    private AgencyHost _host = null!;
    private Bereavement _death = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        _host = new(postgres)
        {
            Settings =
            [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", _receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("OTEL_METRIC_EXPORT_INTERVAL", "200"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ],
        };
        await _host.InitializeAsync();
        _death = await new Bereavement(_host).DiedAsync();
        using var police = new Caller(_host, "polismyndigheten");
        await police.PostAsync(_death.Answer("Approved"));
        await _host.Host.StillAsync();
    }

    [Fact]
    public async Task An_agencys_post_is_one_trace_through_to_the_decision()
    {
        await _receiver.UntilAsync("v1/traces", "/agency/v1/messages", Cancellation);
        await _receiver.UntilAsync("v1/traces", "journeys.apply", Cancellation);
        await _receiver.UntilAsync("v1/traces", "journeys.commit", Cancellation);

        var posts = Traces("POST /agency/v1/messages");
        var decisions = Traces("journeys.apply");
        Assert.Contains(decisions, posts.Contains);
    }

    [Theory]
    [InlineData("journeys.answers")]
    [InlineData("journeys.decide.duration")]
    [InlineData("journeys.commit.duration")]
    [InlineData("journeys.commit.commands")]
    [InlineData("journeys.inbox.waiting")]
    [InlineData("journeys.inbox.oldest")]
    [InlineData("journeys.messages.waiting")]
    [InlineData("journeys.messages.dead")]
    public Task The_meter_is_sent(string name) => _receiver.UntilAsync("v1/metrics", name, Cancellation);

    [Fact]
    public async Task Nothing_that_is_sent_tells_who_anyone_is()
    {
        await _receiver.UntilAsync("v1/traces", "journeys.apply", Cancellation);
        await _receiver.UntilAsync("v1/metrics", "journeys.answers", Cancellation);

        foreach (var (path, text) in _receiver.Received)
            foreach (var personal in (string[])[_death.Person, "Peter", "1987-01-01"])
                Assert.False(text.Contains(personal, StringComparison.OrdinalIgnoreCase), $"{path} holds {personal}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    /// <summary>The trace ids of the spans that hold a text: field 1 of a span, sixteen bytes (opentelemetry-proto, trace.proto).</summary>
    private HashSet<string> Traces(string text)
    {
        var found = new HashSet<string>();
        foreach (var (_, body) in _receiver.Received.Where(r => r.Path == "v1/traces"))
            for (var at = body.IndexOf(text, StringComparison.Ordinal); at >= 0; at = body.IndexOf(text, at + 1, StringComparison.Ordinal))
                if (body.LastIndexOf("\n\u0010", at, StringComparison.Ordinal) is var start and >= 0)
                    found.Add(Convert.ToHexStringLower(Encoding.Latin1.GetBytes(body[(start + 2)..(start + 18)])));
        return found;
    }
}
