namespace Journeys.Host.Citizen;

/// <summary>The first part of a page's path: one of the languages.</summary>
public sealed class LanguageConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var value) && value is string language && ShellTexts.Languages.Contains(language);

    /// <summary>The language a browser asks for; Swedish where it asks for neither.</summary>
    public static string Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.Value?.Split('-')[0])
        .FirstOrDefault(ShellTexts.Languages.Contains) ?? "sv";
}
