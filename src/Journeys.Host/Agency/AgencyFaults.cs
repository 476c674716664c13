using Journeys.Host.Limits;
using Journeys.Host.Storage;

namespace Journeys.Host.Agency;

/// <summary>Answers faults of ours as the contract answers refusals, and tells nothing of them: 503 while the database is away or a newer version has what it is about, else 500. What a limit refused is told here too.</summary>
internal static class AgencyFaults
{
    public static void UseAgencyFaults(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/agency"), agency => agency.Use(AnswerAsync));

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            if (Refusal.Of(http) is { } refusal && !http.Response.HasStarted) await Problems.Of(refusal).ExecuteAsync(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: whatever broke, nobody waits for its answer.
        }
        catch (BadHttpRequestException unread) when (!http.Response.HasStarted)
        {
            await Problems.Unread(unread.StatusCode).ExecuteAsync(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            Log(http, fault);
            await Problem(fault).ExecuteAsync(http);
        }
    }

    private static Problem Problem(Exception fault) =>
        DatabaseAway.Is(fault) ? Problems.Unavailable() : NewerForm.Is(fault) ? Problems.Upgrading() : Problems.Fault();

    private static void Log(HttpContext http, Exception fault)
    {
        var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AgencyFaults));
        if (DatabaseAway.Is(fault)) logger.LogWarning("An agency was not answered: the database is away ({Fault})", fault.GetType().Name);
        else logger.LogError(fault, "An agency's request failed");
    }
}
