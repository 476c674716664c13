using Microsoft.AspNetCore.Routing.Template;

namespace Journeys.Host.Agency;

/// <summary>The methods by which a path of the contract can be called; none where the contract has no such path.</summary>
internal static class AllowedMethods
{
    public static IReadOnlyList<string> Of(PathString path, EndpointDataSource calls) =>
    [
        .. from call in calls.Endpoints.OfType<RouteEndpoint>()
           let methods = call.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
           where methods is { Count: > 0 } && call.RoutePattern.RawText?.StartsWith("/agency/", StringComparison.Ordinal) == true
           where new TemplateMatcher(new RouteTemplate(call.RoutePattern), []).TryMatch(path, [])
           from method in methods
           orderby method
           select method,
    ];
}
