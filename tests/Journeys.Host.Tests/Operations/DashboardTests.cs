using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Journeys.Host.Operations;

namespace Journeys.Host.Tests.Operations;

/// <summary>The dashboard and the alerts ask only for what the host tells.</summary>
[Collection(HostCollection.Name)]
public sealed partial class DashboardTests(HostFixture fixture)
{
    private static readonly string Docs = Path.Combine(RunningHost.TestWorkflows, "..", "..", "..", "docs");

    [Fact]
    public async Task Every_metric_that_a_panel_or_an_alert_queries_is_an_instrument()
    {
        var told = await ToldAsync();
        var queries = Panels().Concat(Alerts()).ToList();
        Assert.True(queries.Count > 25, "The files are read wrongly.");
        foreach (var query in queries)
        {
            var names = Named(query);
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.True(told.Contains(name), $"No instrument tells {name}, which is asked for by: {query}"));
        }
    }

    [Fact]
    public async Task Every_instrument_of_the_engine_is_on_the_dashboard()
    {
        var shown = Panels().SelectMany(Named).ToHashSet();
        foreach (var stem in (await ToldAsync()).Where(n => n.StartsWith("journeys_", StringComparison.Ordinal)).GroupBy(Stem))
            Assert.True(stem.Any(shown.Contains), $"{stem.Key} is on no panel.");
    }

    private static IEnumerable<string> Panels()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Docs, "grafana-dashboard.json")));
        return [.. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
                   where panel.TryGetProperty("targets", out _)
                   from target in panel.GetProperty("targets").EnumerateArray()
                   select target.GetProperty("expr").GetString()!];
    }

    private static IEnumerable<string> Alerts() => File.ReadLines(Path.Combine(Docs, "alerts.yml"))
        .Select(l => l.Trim()).Where(l => l.StartsWith("expr: ", StringComparison.Ordinal)).Select(l => l["expr: ".Length..]);

    /// <summary>What is left of a query without its labels, functions and grouping.</summary>
    private static List<string> Named(string query) => [.. Metric().Matches(Grouping().Replace(Labels().Replace(query, ""), "")).Select(m => m.Value)];

    private async Task<HashSet<string>> ToldAsync()
    {
        var told = new HashSet<string>();
        var all = new TaskCompletionSource();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            lock (told) told.UnionWith(InPrometheus(instrument));
            if (instrument.Name == Gauges.Ready) all.TrySetResult(); // the last of the gauges
        };
        listener.Start();
        await fixture.Host.Get<Gauges>().StartAsync(TestContext.Current.CancellationToken);
        await all.Task.WaitAsync(TestContext.Current.CancellationToken);
        lock (told) return [.. told];
    }

    /// <summary>The names that an OTLP instrument has in Prometheus (opentelemetry.io, OTLP metric points to Prometheus).</summary>
    private static IEnumerable<string> InPrometheus(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_') + unit;
        return instrument.GetType().Name switch
        {
            "Histogram`1" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            "Counter`1" or "ObservableCounter`1" => [$"{name}_total"],
            _ => [name],
        };
    }

    private static string Stem(string name) => Suffix().Replace(name, "");

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|""[^""]*""")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\([^)]*\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\b[a-z]+_[a-z_]+\b(?!\s*\()")]
    private static partial Regex Metric();

    [GeneratedRegex("_(bucket|sum|count|total)$")]
    private static partial Regex Suffix();
}
