using Microsoft.AspNetCore.Diagnostics;

namespace Journeys.Host.Citizen;

/// <summary>Gives an empty error answer a page for people, in the language of its path, with the same status.</summary>
internal static class ProblemPages
{
    public static async Task ShowAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (status, path, method) = (http.Response.StatusCode, http.Request.Path, http.Request.Method);
        if (status == StatusCodes.Status401Unauthorized) return;
        // What is typed into an address is never asked for again by a link to elsewhere: it is this host's own path.
        http.Items[typeof(RefusedRequest)] = new RefusedRequest(method, $"{path}{http.Request.QueryString}");
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        (http.Request.Path, http.Request.Method) = ($"/{path.Value![1..3]}/problem/{status}", HttpMethods.Get);
        try
        {
            await context.Next(http);
        }
        finally
        {
            (http.Request.Path, http.Request.Method) = (path, method);
        }
    }
}
