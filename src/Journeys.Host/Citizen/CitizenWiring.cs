using System.Text.Unicode;
using Journeys.Host.Identity;
using Journeys.Host.Limits;
using Journeys.Host.Storage;
using Marten;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>The citizen's room: pages, sign-in, live updates, and the demonstration's controls.</summary>
public static class CitizenWiring
{
    public static void AddCitizen(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var mode = HostMode.From(builder.Configuration, builder.Environment);
        services.AddSingleton<CitizenDoors>();
        services.AddSingleton<LifeEvents>();
        services.AddSingleton<ObservedTimes>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Personas>();
        services.AddSingleton<DemoActions>();
        services.ConfigureMarten(marten => marten.Schema.For<Draft>().DatabaseSchemaName(Tables.Schema));
        services.AddSingleton(new ShellTexts());
        services.AddCitizenSignIn(mode.Demo);
        CookieKeys.Add(services);
        services.AddSingleton<HelpByPhone>();
        services.ConfigureMarten(marten => marten.Schema.For<HelpChoice>().DatabaseSchemaName(Tables.Schema));
        services.AddAuthorizationBuilder().AddPolicy(StaffRole.Caseworker, policy => policy.RequireRole(StaffRole.Caseworker));
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = mode.Demo ? "journeys-form" : "__Host-journeys-form";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = mode.Demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<LanguageConstraint>("lang"));
        services.AddRazorPages(pages => pages.RootDirectory = "/")
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                mvc.Filters.Add(new HandledOnly());
            });
    }

    /// <summary>The headers of every page, and a page for each fault and refusal of one.</summary>
    public static void UsePages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseWhen(context => IsPage(context.Request), pages =>
        {
            pages.Use((context, next) =>
            {
                context.Items["path"] = context.Request.Path.Value;
                return next(context);
            });
            pages.UseStatusCodePages(ProblemPages.ShowAsync);
            pages.Use(PageFaults.AnswerAsync);
        });
    }

    public static void MapCitizen(this WebApplication app)
    {
        app.MapStaticAssets().DisableRateLimiting().WithMetadata(new UnqueuedAttribute());
        app.MapRazorPages();
        app.MapGet("/{lang:lang}/journey/{id:guid}/changes", ChangesEndpoint.GetAsync)
            .DisableRequestTimeout().RequireRateLimiting(RateLimits.Live).WithMetadata(new UnqueuedAttribute());
        app.MapGet("/demo/clock", DemoClockEndpoint.GetAsync).WithMetadata(new UnqueuedAttribute());
        app.MapGet("/", (HttpRequest request, HttpResponse response) =>
        {
            response.Headers.Vary = "Accept-Language";
            return TypedResults.LocalRedirect($"/{LanguageConstraint.Preferred(request)}");
        }).WithMetadata(new UnqueuedAttribute());
    }

    // Elsa Studio's pages have no language in their address; its files are no pages.
    private static bool IsPage(HttpRequest request) => ShellTexts.Languages.Any(l => request.Path.StartsWithSegments($"/{l}"))
        || (request.Path.StartsWithSegments("/studio") && request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html"));
}
