using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Journeys.Host.Limits;

/// <summary>The limits of every endpoint, from one set of settings.</summary>
public static class LimitsWiring
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(s => Limit.From(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<DatabaseQueue>();
        services.AddSingleton<Saves>();
        services.AddSingleton<WrongTokens>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddRateLimiter();
        services.AddRequestTimeouts();
        services.AddOptions<RateLimiterOptions>().Configure<Limit, Saves>(RateLimits.Configure);
        services.AddOptions<RequestTimeoutOptions>().Configure<Limit>(Patience);
        services.AddOptions<FormOptions>().Configure<Limit>(Forms);
        services.AddOptions<KestrelServerOptions>().Configure<Limit>((kestrel, limit) =>
        {
            kestrel.Limits.MaxRequestBodySize = limit.BodyBytes + 1;
            kestrel.Limits.MaxRequestHeadersTotalSize = limit.HeaderBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
    }

    /// <summary>After routing and the sign-in's cookie, before authorisation, which looks tokens up.</summary>
    public static void UseLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.UseRateLimiter();
        var queue = app.Services.GetRequiredService<DatabaseQueue>();
        app.Use(queue.InvokeAsync);
        app.UseFormLimits();
    }

    private static void Patience(RequestTimeoutOptions timeouts, Limit limit) => timeouts.DefaultPolicy = new()
    {
        Timeout = TimeSpan.FromSeconds(limit.RequestSeconds),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = http =>
        {
            new Refusal(RefusalKind.TooSlow, TimeSpan.FromSeconds(10)).Refuse(http);
            return Task.CompletedTask;
        },
    };

    private static void Forms(FormOptions forms, Limit limit)
    {
        forms.ValueCountLimit = limit.FormFields;
        forms.KeyLengthLimit = 256;
        forms.ValueLengthLimit = limit.FormFieldBytes;
        forms.MultipartBodyLengthLimit = limit.BodyBytes;
    }
}
