using Journeys.Host.Agency;
using Journeys.Host.Limits;
using Journeys.Host.Storage;

namespace Journeys.Host.Elsa;

/// <summary>Stands before <c>/elsa/api</c>: pages of other sites are refused, and faults of ours told as problems that tell nothing of them.</summary>
internal static class ElsaGuard
{
    public const string Path = "/elsa/api";

    public static void UseElsaGuard(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path), elsa => elsa.Use(AnswerAsync));

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            if (IsCrossSite(http.Request)) await ElsaProblems.CrossSite().ExecuteAsync(http);
            else await next(http);
            if (http.Response.HasStarted) return;
            if (Refusal.Of(http) is { } refusal) await ElsaProblems.Refused(refusal).ExecuteAsync(http);
            else if (http.Response.StatusCode == StatusCodes.Status400BadRequest) await ElsaProblems.Malformed("Send the body as JSON of the form that docs/elsa-studio.md names.").ExecuteAsync(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The page is gone: nobody waits for the answer.
        }
        catch (BadHttpRequestException unread) when (!http.Response.HasStarted)
        {
            await Problems.Unread(unread.StatusCode).ExecuteAsync(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ElsaGuard));
            if (DatabaseAway.Is(fault)) logger.LogWarning("The Studio was not answered: the database is away ({Fault})", fault.GetType().Name);
            else logger.LogError(fault, "A call of the Studio failed");
            await (DatabaseAway.Is(fault) ? Problems.Unavailable() : NewerForm.Is(fault) ? Problems.Upgrading() : Problems.Fault()).ExecuteAsync(http);
        }
    }

    /// <summary>By what the browser says of the page that asks; a program that is no browser says nothing.</summary>
    private static bool IsCrossSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value));
}
