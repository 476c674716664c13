using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Journeys.Host.Identity;

namespace Journeys.Host.Citizen;

/// <summary>
/// Tells an open page that its journey has changed: server-sent events whose id is the journey's version. Whoever comes back
/// with the last id they saw (Last-Event-ID, or <c>from</c> at first) is told at once if they missed anything.
/// </summary>
public static class ChangesEndpoint
{
    public static async Task<IResult> GetAsync(Guid id, long? from, HttpRequest request, ClaimsPrincipal user, CitizenDoors doors, IHostApplicationLifetime host, CancellationToken cancellation)
    {
        if (CitizenSignIn.PersonOf(user) is not { } viewer) return TypedResults.Unauthorized();
        if (await doors.ReadAsync(id, cancellation) is not { } reading) return TypedResults.NotFound();
        if (!JourneyPageModel.MaySee(reading.Journey, viewer)) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        var seen = long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : from ?? reading.Version;
        // A page that stays open does not hold up the host when it stops.
        return TypedResults.ServerSentEvents(ChangesAsync(id, seen, doors, host.ApplicationStopping, cancellation));
    }

    private static async IAsyncEnumerable<SseItem<string>> ChangesAsync(
        Guid id, long seen, CitizenDoors doors, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var cancellation = either.Token;
        await using var changes = doors.Changes(id, seen, cancellation).GetAsyncEnumerator(cancellation);
        // Asked for first, so that nothing is missed between reading the version and listening.
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            var now = (await doors.ReadAsync(id, cancellation))?.Version ?? seen;
            if (now > seen) yield return Item(seen = now);
            while (await GoesOnAsync(next))
            {
                if (changes.Current > seen) yield return Item(seen = changes.Current);
                next = changes.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // What is asked for must have come before the asking can end.
            await either.CancelAsync();
            await Task.WhenAny(next);
        }
    }

    private static async ValueTask<bool> GoesOnAsync(Task<bool> next)
    {
        try
        {
            return await next;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static SseItem<string> Item(long version)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        return new(text, "changed") { EventId = text };
    }
}
