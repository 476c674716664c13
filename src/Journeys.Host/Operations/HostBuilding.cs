using Journeys.Host.Agency;
using Journeys.Host.Analyst;
using Journeys.Host.Chain;
using Journeys.Host.Citizen;
using Journeys.Host.Elsa;
using Journeys.Host.Engine;
using Journeys.Host.Limits;
using Journeys.Host.Operations.Demonstration;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

/// <summary>The host with all its rooms; the same for the program itself and for the hosts that scenarios run on.</summary>
internal static class HostBuilding
{
    /// <param name="change">What differs, after all rooms have had their say.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(CommandLine.ForHost(args));
        ListenInDevelopment(builder);
        builder.AddOperations();
        builder.AddLimits();
        builder.AddStorage();
        builder.Services.AddChain();
        builder.AddEngine();
        builder.AddAgencyRoom();
        builder.AddCitizen();
        builder.Services.AddAnalyst();
        builder.Services.AddElsa();
        builder.AddDemonstration();
        builder.AddTelemetry();
        change?.Invoke(builder);

        var app = builder.Build();
        app.UseAgencyFaults();
        app.UsePages();
        app.UseElsaGuard();
        app.UseSizeLimits();
        app.UseRouting();
        app.UseAuthentication();
        app.UseLimits();
        app.UseAuthorization();
        app.MapOperations();
        app.MapLogRoots();
        app.MapAgencyRoom();
        app.MapCitizen();
        app.MapAnalyst();
        app.MapElsa();
        return app;
    }

    // Not in launchSettings.json, which overrides ASPNETCORE_URLS.
    private static void ListenInDevelopment(WebApplicationBuilder builder)
    {
        var told = builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"];
        if (told is null && builder.Environment.IsDevelopment()) builder.WebHost.UseUrls("http://localhost:5080");
    }
}
