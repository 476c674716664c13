using System.Security.Claims;
using System.Text.Json;
using Journeys.Host.Identity;
using Journeys.Host.Limits;

namespace Journeys.Host.Agency;

/// <summary>How an agency takes its messages: pull delivery with locks, at least once.</summary>
public static class InboxEndpoint
{
    /// <summary>Another host on the same database does not raise this one's signal; a look each second finds its messages.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static void MapInbox(this IEndpointRouteBuilder agency)
    {
        agency.MapPost("/inbox:receive", ReceiveAsync).RequireRateLimiting(RateLimits.Receive).WithMetadata(new UnqueuedAttribute());
        agency.MapPost("/inbox:acknowledge", (HttpContext http, Inbox inbox) =>
            OnLocksAsync(http, (agency, asked) => inbox.AcknowledgeAsync(agency, asked.LockTokens, http.RequestAborted)));
        agency.MapPost("/inbox:release", (HttpContext http, Inbox inbox, InboxSignal signal) =>
            OnLocksAsync(http, async (agency, asked) =>
            {
                var fates = await inbox.ReleaseAsync(agency, asked.LockTokens, http.RequestAborted);
                signal.Raise(agency);
                return fates;
            }));
        agency.MapPost("/inbox:renew", (HttpContext http, Inbox inbox) =>
            OnLocksAsync(http, (agency, asked) => inbox.RenewAsync(agency, asked.LockTokens, asked.LockFor, http.RequestAborted), InboxRequest.LockFields));
        agency.MapPost("/inbox:reject", (HttpContext http, Inbox inbox) =>
            OnLocksAsync(http, (agency, asked) => inbox.RejectAsync(agency, asked.LockTokens, asked.Reason!, http.RequestAborted), InboxRequest.ReasonFields));
    }

    public static string Agency(this ClaimsPrincipal user) => user.FindFirstValue(AgencyAuthentication.AgencyClaim)!;

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, Inbox inbox, InboxSignal signal, TimeProvider time, OutgoingOpener opener, IHostApplicationLifetime host)
    {
        var (asked, problem) = await InboxRequest.ReadAsync(http.Request, InboxRequest.ReceiveFields);
        if (asked is null) return problem!;
        var agency = http.User.Agency();
        var until = time.GetUtcNow().AddSeconds(asked.MaxWaitSeconds);
        while (true)
        {
            var next = signal.Next(agency);
            var messages = await inbox.TakeAsync(agency, asked.MaxMessages, asked.LockFor, http.RequestAborted);
            var left = until - time.GetUtcNow();
            if (messages.Count > 0 || left <= TimeSpan.Zero || host.ApplicationStopping.IsCancellationRequested)
                return await ShownAsync(agency, messages, inbox, opener, http.RequestAborted);
            await Task.WhenAny(next, Task.Delay(left < Look ? left : Look, time, http.RequestAborted)); // a host that stops holds nobody longer than a look
            http.RequestAborted.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What was taken; where it cannot be handed over, or the caller has gone, it is released for the next.</summary>
    private static async Task<IResult> ShownAsync(
        string agency, IReadOnlyList<InboxMessage> messages, Inbox inbox, OutgoingOpener opener, CancellationToken cancellation)
    {
        try
        {
            var shown = await OpenedAsync(messages, opener, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return Results.Json(shown, AgencyJson.Options);
        }
        catch
        {
            await inbox.ReleaseAsync(agency, [.. messages.Select(m => m.LockToken)], CancellationToken.None);
            throw;
        }
    }

    private static async Task<List<object>> OpenedAsync(
        IReadOnlyList<InboxMessage> messages, OutgoingOpener opener, CancellationToken cancellation)
    {
        var shown = new List<object>();
        foreach (var message in messages)
            shown.Add(new
            {
                message.LockToken,
                message.DeliveryCount,
                FirstEnqueued = message.Enqueued,
                Event = await opener.OpenAsync(message, cancellation),
            });
        return shown;
    }

    private static async Task<IResult> OnLocksAsync(
        HttpContext http, Func<string, InboxRequest, Task<IReadOnlyDictionary<Guid, LockFate>>> act, params string[] fields)
    {
        var (asked, problem) = await InboxRequest.ReadAsync(http.Request, ["lockTokens", .. fields]);
        if (asked is null) return problem!;
        var fates = await act(http.User.Agency(), asked);
        return Results.Json(new
        {
            Succeeded = fates.Where(f => f.Value == LockFate.Succeeded).Select(f => f.Key),
            Failed = fates.Where(f => f.Value != LockFate.Succeeded).Select(f => new { LockToken = f.Key, Problem = ProblemOf(f.Value) }),
        }, AgencyJson.Options);
    }

    private static object ProblemOf(LockFate fate)
    {
        var problem = fate == LockFate.Lost ? Problems.LockLost() : Problems.UnknownLock();
        return new { problem.Type, problem.Title, problem.Status, problem.Detail };
    }
}
