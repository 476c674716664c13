using JasperFx.Events.Projections;
using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Marten;
using Weasel.Postgresql.Tables;

namespace Journeys.Host.Analyst;

/// <summary>The analysts' room: the list of journeys and their replay. It opens no sealed value.</summary>
public static class AnalystWiring
{
    public static void AddAnalyst(this IServiceCollection services)
    {
        services.AddSingleton(new AnalystTexts());
        services.AddSingleton<Pseudonyms>();
        services.AddSingleton<ListedJourneys>();
        services.AddAuthorizationBuilder().AddPolicy(StaffRole.Analyst, policy => policy.RequireRole(StaffRole.Analyst));
        services.ConfigureMarten((provider, marten) =>
        {
            marten.Storage.ExtendedSchemaObjects.Add(Key);
            marten.Schema.For<ListedJourney>().Index(j => j.Pseudonym).Index(j => j.LastAt);
            marten.Projections.Add(new ListedJourneyProjection(provider.GetRequiredService<Pseudonyms>()), ProjectionLifecycle.Async);
        });
    }

    public static void MapAnalyst(this WebApplication app) => app.MapGet("/analyst/{**rest}", (HttpRequest request, string? rest) =>
        TypedResults.LocalRedirect($"/{LanguageConstraint.Preferred(request)}/analyst/{(string.IsNullOrEmpty(rest) ? "journeys" : Uri.EscapeDataString(rest).Replace("%2F", "/", StringComparison.Ordinal))}{request.QueryString}"));

    // One row: the key of the pseudonyms.
    private static Table Key
    {
        get
        {
            var table = new Table($"{Tables.Schema}.analyst_key");
            table.AddColumn<bool>("only").AsPrimaryKey();
            table.AddColumn("key", "bytea").NotNull();
            return table;
        }
    }
}
