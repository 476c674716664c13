using System.Net.Sockets;
using Npgsql;

namespace Journeys.Host.Agency;

/// <summary>Answers faults of ours as the contract answers refusals, and tells nothing of them: 503 while the database is away, else 500.</summary>
internal static class AgencyFaults
{
    public static void UseAgencyFaults(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/agency"), agency => agency.Use(AnswerAsync));

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
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
            await (IsAway(fault) ? Problems.Unavailable() : Problems.Fault()).ExecuteAsync(http);
        }
    }

    private static void Log(HttpContext http, Exception fault) => http.RequestServices.GetRequiredService<ILoggerFactory>()
        .CreateLogger(typeof(AgencyFaults)).LogError(fault, "An agency's request failed");

    private static bool IsAway(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ => IsAway(fault.InnerException),
    };
}
