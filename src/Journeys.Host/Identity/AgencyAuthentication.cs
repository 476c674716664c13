using System.Security.Claims;
using System.Text.Encodings.Web;
using Journeys.Host.Agency;
using Journeys.Host.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Journeys.Host.Identity;

/// <summary>Knows an agency by <c>Authorization: Bearer</c> (RFC 6750). Refusals are problem details (RFC 9457).</summary>
public sealed class AgencyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AgencyTokens tokens, WrongTokens wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "agency";
    public const string Policy = "agency";
    public const string AgencyClaim = "agency";
    private const string Start = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Start, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        if (wrong.Refused(Context)) return AuthenticateResult.Fail("Too many unknown tokens came from this address.");
        var token = await tokens.RecogniseAsync(header[Start.Length..].Trim(), Context.RequestAborted);
        if (token is null) wrong.Count(Context);
        if (token is null) return AuthenticateResult.Fail("The token is not known, has expired or was revoked.");
        var identity = new ClaimsIdentity([new(AgencyClaim, token.Agency), new("token", token.Id)], Scheme.Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure;
        if (Refusal.Of(Context) is not null) return;
        Response.Headers.WWWAuthenticate = failure is null ? "Bearer realm=\"agency\"" : "Bearer realm=\"agency\", error=\"invalid_token\"";
        await Problems.Unauthorised(failure?.Message ?? "The request carries no token.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Forbidden("This token may not do that.", "Use a token of the agency that the message belongs to.").ExecuteAsync(Context);
}
