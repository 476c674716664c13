using Microsoft.AspNetCore.Diagnostics;

namespace Journeys.Host.Citizen;

/// <summary>Gives an empty error answer a page for people, in the language of its path, or else of the browser, with the same status.</summary>
internal static class ProblemPages
{
    public static async Task ShowAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (status, path, method) = (http.Response.StatusCode, http.Request.Path, http.Request.Method);
        if (status == StatusCodes.Status401Unauthorized) return;
        http.Items[typeof(RefusedRequest)] = new RefusedRequest(method, $"{path}{http.Request.QueryString}");
        if (!await IsReadableAsync(http.Request)) http.Request.ContentType = null;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        (http.Request.Path, http.Request.Method) = ($"/{LanguageOf(http.Request)}/problem/{status}", HttpMethods.Get);
        try
        {
            await context.Next(http);
        }
        finally
        {
            (http.Request.Path, http.Request.Method) = (path, method);
        }
    }

    private static string LanguageOf(HttpRequest request) =>
        ShellTexts.Languages.FirstOrDefault(l => request.Path.StartsWithSegments($"/{l}")) ?? LanguageConstraint.Preferred(request);

    /// <summary>A form that cannot be read would keep the page from reading its own address.</summary>
    private static async Task<bool> IsReadableAsync(HttpRequest request)
    {
        try
        {
            if (request.HasFormContentType) await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return true;
        }
        catch (Exception unread) when (unread is IOException or InvalidDataException)
        {
            return false;
        }
    }
}
