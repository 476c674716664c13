using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Journeys.Host.Identity;

/// <summary>The cookie that a citizen is signed in by. It holds an id and a name, never a personal number.</summary>
public static class CitizenSignIn
{
    public const string Scheme = "Citizen";

    /// <summary>Behind https the cookie is bound to this host alone (<c>__Host-</c>, Secure). A demonstration also runs on plain http, where no browser keeps such a cookie.</summary>
    public static void AddCitizenSignIn(this IServiceCollection services, bool demo) => services
        .AddAuthentication(Scheme)
        .AddCookie(Scheme, options =>
        {
            options.Cookie.Name = demo ? "journeys" : "__Host-journeys";
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = demo ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.SlidingExpiration = true;
            options.Events = new CookieAuthenticationEvents { OnRedirectToLogin = ToSignIn, OnRedirectToAccessDenied = Refuse, OnValidatePrincipal = EndHelp };
        });

    public static ClaimsPrincipal Principal(Guid person, string name, string? role = null)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person.ToString()), new(ClaimTypes.Name, name)], Scheme);
        if (role is not null) identity.AddClaim(new(ClaimTypes.Role, role));
        return new(identity);
    }

    public static Guid? PersonOf(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person) ? person : null;

    /// <summary>Help that has lasted its time is over with the next request, whatever that asks for.</summary>
    private static Task EndHelp(CookieValidatePrincipalContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Principal is { } user && HelpSession.Of(user) is { } help && now >= help.Until)
        {
            context.ReplacePrincipal(help.End());
            context.ShouldRenew = true;
        }

        return Task.CompletedTask;
    }

    private static Task ToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (RefusedByProblem.Of(context.HttpContext) is { } refused) return refused.Unauthorised.ExecuteAsync(context.HttpContext);
        var language = context.Request.RouteValues["lang"] as string ?? "sv";
        var back = Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString);
        context.Response.Redirect($"/{language}/sign-in?back={back}");
        return Task.CompletedTask;
    }

    // A status, not a redirect: the person is signed in, but not as one who may.
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (RefusedByProblem.Of(context.HttpContext) is { } refused) return refused.Forbidden.ExecuteAsync(context.HttpContext);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
