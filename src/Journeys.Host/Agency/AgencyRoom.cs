using Journeys.Host.Identity;
using Marten;
using Microsoft.AspNetCore.Authentication;

namespace Journeys.Host.Agency;

/// <summary>The agencies' room: their tokens, inboxes and messages, under <c>/agency</c>.</summary>
public static class AgencyRoom
{
    /// <summary>Needs the engine and the storage.</summary>
    public static void AddAgencyRoom(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<AgencyCatalogue>();
        services.AddSingleton<AgencyTokens>();
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<PersonalData>();
        services.AddSingleton<OutgoingOpener>();
        services.AddSingleton<OutgoingData>();
        services.AddSingleton<AnswerAccepting>();
        services.AddSingleton<FactAccepting>();
        services.AddScoped<Accepting>();
        services.AddSingleton<Backlog>();
        services.AddHostedService(s => s.GetRequiredService<Backlog>());
        services.ConfigureMarten(marten =>
        {
            marten.Storage.ExtendedSchemaObjects.Add(new InboxTable());
            marten.Schema.For<AgencyToken>();
        });
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, AgencyAuthentication>(AgencyAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().AddPolicy(AgencyAuthentication.Policy, policy => policy
            .AddAuthenticationSchemes(AgencyAuthentication.SchemeName).RequireAuthenticatedUser().RequireClaim(AgencyAuthentication.AgencyClaim));
    }

    public static void MapAgencyRoom(this WebApplication app)
    {
        var agency = app.MapGroup("/agency/v1").RequireAuthorization(AgencyAuthentication.Policy);
        agency.MapInbox();
        agency.MapMessages();
        agency.MapStatus();
        app.Map("/agency/{**rest}", (HttpContext http, EndpointDataSource calls) => (IResult)(AllowedMethods.Of(http.Request.Path, calls) is { Count: > 0 } allowed
                ? Problems.WrongMethod(http.Request.Method, allowed)
                : Problems.NoSuchPage(http.Request.Method, http.Request.Path)))
            .RequireAuthorization(AgencyAuthentication.Policy);
    }
}
