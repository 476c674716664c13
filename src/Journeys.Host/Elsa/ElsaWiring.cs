using Journeys.Host.Agency;
using Journeys.Host.Elsa.Definitions;
using Journeys.Host.Elsa.Instances;
using Journeys.Host.Elsa.Studio;
using Journeys.Host.Identity;

namespace Journeys.Host.Elsa;

/// <summary>
/// Elsa Studio's room: the Studio under <c>/studio</c> and what it reads under <c>/elsa/api</c>. For analysts alone: they
/// change nothing, so neither can a program of others that runs in their browser.
/// </summary>
public static class ElsaWiring
{
    public static void AddElsa(this IServiceCollection services)
    {
        services.AddSingleton<DefinitionFiles>();
        services.AddSingleton<OpenedJourneys>();
        services.AddSingleton<StudioPackage>();
    }

    public static void MapElsa(this WebApplication app)
    {
        var api = app.MapGroup(ElsaGuard.Path).RequireAuthorization(StaffRole.Analyst)
            .WithMetadata(new RefusedByProblem(ElsaProblems.Unauthorised(), ElsaProblems.Forbidden()));
        api.MapDefinitions();
        api.MapInstances();
        api.Map("/{**rest}", (HttpRequest request) => (IResult)Unanswered(request));
        app.MapStudio();
    }

    /// <summary>A body that is no JSON leads here too, also where there is such a call.</summary>
    private static Problem Unanswered(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? ElsaProblems.NoCall(request.Path)
        : request.ContentType is { } type && !request.HasJsonContentType() ? Problems.WrongMediaType(type, "application/json")
        : ElsaProblems.ReadOnly(request.Method);
}
