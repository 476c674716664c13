using Microsoft.AspNetCore.Http.Features;

namespace Journeys.Host.Limits;

/// <summary>Refuses what is too long before anything reads it, and a form that is too long before anything acts on it.</summary>
internal static class SizeLimits
{
    public static void UseSizeLimits(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<Limit>();
        app.Use((http, next) =>
        {
            if (Refused(http, limit) is not { } refusal) return next(http);
            refusal.Refuse(http);
            return Task.CompletedTask;
        });
    }

    public static void UseFormLimits(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (Refusal.Of(http) is null && http.Request.HasFormContentType && await UnreadAsync(http.Request) is { } refusal) refusal.Refuse(http);
        else await next(http);
    });

    private static Refusal? Refused(HttpContext http, Limit limit)
    {
        if (Refusal.Of(http) is not null) return null; // its page is being shown
        if (http.Request.QueryString.Value?.Length > limit.QueryCharacters) return new(RefusalKind.QueryTooLong);
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true) return new(RefusalKind.Unread);
        if (!(http.Request.ContentLength > limit.BodyBytes)) return null;
        // The rest is thrown away, up to a point, so that whoever is still sending reads the answer and no broken connection.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = 16L * limit.BodyBytes;
        return new(RefusalKind.TooLarge);
    }

    /// <summary>Read here, because what reads it later takes every fault of it for a missing antiforgery token.</summary>
    private static async Task<Refusal?> UnreadAsync(HttpRequest request)
    {
        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.Any(f => f.Key.Contains('\0') || f.Value.Any(v => v?.Contains('\0') == true)) ? new(RefusalKind.Unread) : null; // no text that can be kept
        }
        catch (BadHttpRequestException unread)
        {
            return new(unread.StatusCode == StatusCodes.Status413PayloadTooLarge ? RefusalKind.TooLarge : RefusalKind.Unread);
        }
        catch (InvalidDataException unread)
        {
            // Nothing but its words tells a form beyond a limit from a broken one.
            return new(unread.Message.Contains("limit", StringComparison.Ordinal) ? RefusalKind.TooLarge : RefusalKind.Unread);
        }
        catch (IOException)
        {
            return new(RefusalKind.Unread);
        }
    }
}
