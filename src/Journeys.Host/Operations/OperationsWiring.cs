using JasperFx;
using JasperFx.CommandLine;
using Journeys.Host.Identity;
using Journeys.Host.Limits;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Serilog;
using Serilog.Formatting.Compact;

namespace Journeys.Host.Operations;

/// <summary>Logs, health and the command line.</summary>
public static class OperationsWiring
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {Journey} {Step} {TraceId}{NewLine}{Exception}";
    private const string Ready = "ready";

    public static void AddOperations(this WebApplicationBuilder builder)
    {
        // Each host its own logger: several run in one process in tests and for scenarios.
        builder.Services.AddSerilog(
            (services, logs) => Configure(logs.ReadFrom.Services(services), builder.Environment, builder.Configuration), preserveStaticLogger: true);
        builder.Services.AddAuthorizationBuilder().AddPolicy(StaffRole.Operator, policy => policy.RequireRole(StaffRole.Operator));
        // Else each command's output begins with the assemblies that were searched for commands.
        new CommandFactory().ApplyExtensions(builder.Services);
        builder.Services.AddHostedService<Traces>();
        builder.Services.AddHealthChecks().AddCheck<Readiness>(Ready, tags: [Ready]);
        builder.Services.CritterStackDefaults(defaults =>
        {
            GeneratedCode.Configure(defaults);
            defaults.Development.ResourceAutoCreate = AutoCreate.CreateOrUpdate;
            defaults.Production.ResourceAutoCreate = AutoCreate.None;
        });
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false })
            .DisableRateLimiting().WithMetadata(new UnqueuedAttribute());
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) })
            .DisableRateLimiting().WithMetadata(new UnqueuedAttribute());
    }

    private static void Configure(LoggerConfiguration logs, IHostEnvironment environment, IConfiguration configuration)
    {
        logs.Enrich.FromLogContext()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", Serilog.Events.LogEventLevel.Warning)
            .MinimumLevel.Override("Marten", Serilog.Events.LogEventLevel.Warning)
            // It would log the parameters of a failed command; whoever gave the command logs the failure.
            .MinimumLevel.Override("Marten.IDocumentStore", Serilog.Events.LogEventLevel.Fatal)
            .MinimumLevel.Override("Wolverine", Serilog.Events.LogEventLevel.Warning)
            .MinimumLevel.Override("JasperFx", Serilog.Events.LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", Serilog.Events.LogEventLevel.Warning)
            // A refusal to start is told once, in plain words, where the host ends.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", Serilog.Events.LogEventLevel.Fatal)
            // That a message waits for one before it is no fault.
            .Filter.ByExcluding(told => told.Exception is Engine.OutOfTurnException)
            .ReadFrom.Configuration(configuration);
        if (environment.IsDevelopment())
            logs.WriteTo.Console(outputTemplate: Line, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else
            logs.WriteTo.Console(new RenderedCompactJsonFormatter());
    }
}
