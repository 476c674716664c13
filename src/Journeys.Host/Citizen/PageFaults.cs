using Journeys.Host.Storage;

namespace Journeys.Host.Citizen;

/// <summary>A fault of ours on a page for people: its status alone, 503 while the database is away or a newer version has what it is about, for the page that tells of it.</summary>
internal static class PageFaults
{
    public static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked is gone.
        }
        catch (BadHttpRequestException unread) when (!http.Response.HasStarted)
        {
            Answer(http, unread.StatusCode);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            var away = DatabaseAway.Is(fault);
            var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PageFaults));
            if (away) logger.LogWarning("A page could not be shown: the database is away ({Fault})", fault.GetType().Name);
            else logger.LogError(fault, "A page failed");
            Answer(http, away || NewerForm.Is(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
        }
    }

    private static void Answer(HttpContext http, int status)
    {
        http.Response.Clear();
        SecurityHeaders.Set(http.Response.Headers);
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "10";
    }
}
