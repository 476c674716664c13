using Journeys.Host.Agency;
using Journeys.Host.Limits;

namespace Journeys.Host.Elsa;

/// <summary>Every refusal of <c>/elsa/api</c>, by RFC 9457.</summary>
internal static class ElsaProblems
{
    public static Problem Unauthorised() =>
        new(401, "unauthorised", "Who are you?", "These calls are for signed-in analysts. Sign in at /sv/sign-in, in the same browser, and ask again.");

    public static Problem Forbidden() =>
        new(403, "forbidden", "Not in this role", "These calls are for analysts. Sign in as one.");

    public static Problem CrossSite() =>
        new(403, "cross-site", "Not from another site", "These calls are answered to this host's own pages alone. Open the Studio at /studio.");

    public static Problem NoDefinition(string id) =>
        new(404, "unknown-definition", "No such definition", $"No published definition is called '{Quote(id)}'. Ask for the id of a folder in workflows/, or for the hash of a version.");

    public static Problem NoJourney(string id) =>
        new(404, "unknown-journey", "No such journey", $"No journey has the pseudonym '{Quote(id)}'. The analyst's list has them all, a moment after they begin.");

    public static Problem NoExecution(string id) =>
        new(404, "unknown-execution", "No such execution", $"'{Quote(id)}' is no visit of an activity. Ask for an id that the list of executions gave.");

    public static Problem NoCall(string path) =>
        new(404, "unknown-call", "There is no such call", $"'{Quote(path)}' is not among the calls that are answered here: docs/elsa-studio.md lists them.");

    public static Problem ReadOnly(string method) =>
        new(405, "read-only", "Only to be read", $"Nothing is changed by {Quote(method)} here. A life event is changed in workflows/, with a new version.") { Allow = ["GET"] };

    public static Problem Malformed(string detail) => new(400, "malformed", "The request cannot be read", detail);

    public static Problem Refused(Refusal refusal) =>
        new(refusal.Status, "refused", "Not taken", "The request is too much, or too large. Ask for less, or again as Retry-After says.") { RetryAfter = refusal.RetryAfter };

    private static string Quote(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
