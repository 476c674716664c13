using Journeys.Host.Engine;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Journeys.Host.Operations;

/// <summary>
/// Traces and metrics by OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; its other settings are OpenTelemetry's
/// own. Nothing is collected otherwise.
/// </summary>
internal static class TelemetryWiring
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Gauges>();
        if (string.IsNullOrEmpty(builder.Configuration[Endpoint])) return;
        builder.Services.AddHostedService(s => s.GetRequiredService<Gauges>());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("journeys"))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(Telemetry.Name, "Wolverine", "Marten").AddNpgsql().AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name, "Wolverine:*", "Marten", "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
                .AddRuntimeInstrumentation().AddOtlpExporter());
    }
}
