using System.Globalization;
using System.Security.Claims;
using Journeys.Execution;

namespace Journeys.Host.Identity;

/// <summary>
/// A caseworker helps one person: the cookie signs in as the person, and its other claims say who acts, why, and until when.
/// It ends by itself; then the cookie is the caseworker's again.
/// </summary>
public sealed record HelpSession(Guid Worker, string WorkerName, HelpReason Reason, string? Said, DateTimeOffset Until)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private const string WorkerClaim = "help.worker", NameClaim = "help.name", ReasonClaim = "help.reason", SaidClaim = "help.said", UntilClaim = "help.until";

    /// <summary>Null where whoever is signed in acts for themselves.</summary>
    public static HelpSession? Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(WorkerClaim), out var worker)
        && Enum.TryParse<HelpReason>(user.FindFirstValue(ReasonClaim), out var reason)
        && DateTimeOffset.TryParseExact(user.FindFirstValue(UntilClaim), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? new(worker, user.FindFirstValue(NameClaim) ?? "", reason, user.FindFirstValue(SaidClaim), until)
            : null;

    /// <summary>The caseworker as the person, who has no role of the staff meanwhile.</summary>
    public ClaimsPrincipal Begin(Guid person, string name)
    {
        var principal = CitizenSignIn.Principal(person, name);
        ((ClaimsIdentity)principal.Identity!).AddClaims(
        [
            new(WorkerClaim, Worker.ToString()), new(NameClaim, WorkerName), new(ReasonClaim, Reason.ToString()),
            new(UntilClaim, Until.ToString("O", CultureInfo.InvariantCulture)), .. Said is { } said ? new Claim[] { new(SaidClaim, said) } : [],
        ]);
        return principal;
    }

    /// <summary>The caseworker as themselves again.</summary>
    public ClaimsPrincipal End() => CitizenSignIn.Principal(Worker, WorkerName, StaffRole.Caseworker);
}
