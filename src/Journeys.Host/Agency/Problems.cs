using Journeys.Host.Limits;

namespace Journeys.Host.Agency;

/// <summary>Every refusal of the agency contract, with its status and slug.</summary>
public static class Problems
{
    public static Problem Malformed(string detail, params ProblemPlace[] errors) =>
        new(400, "malformed", "The request cannot be read", detail) { Errors = errors };

    public static Problem Unauthorised(string detail) =>
        new(401, "unauthorised", "Who are you?", $"{detail} Send 'Authorization: Bearer <token>'; tokens are issued by the platform's operator.");

    public static Problem Forbidden(string detail, string remedy) =>
        new(403, "forbidden", "Not for this agency", $"{detail} {remedy}");

    public static Problem ForeignSource(string own) =>
        new(403, "foreign-source", "The source is not this agency's", $"Send source '{own}', or a path below it.")
        {
            Errors = [new("/source", $"does not begin with {own}")],
        };

    public static Problem NoSuchPage(string method, string path) =>
        new(404, "unknown-route", "There is nothing here", $"No {method} {(PersonNumber.IsIn(path) ? "of that path" : Quote(path))} in the agency contract. The calls are listed in docs/agency-contract.md.");

    public static Problem WrongMethod(string method, IReadOnlyList<string> allowed) =>
        new(405, "wrong-method", "Not by that method", $"{Quote(method)} is not a way to call this path. Use {string.Join(" or ", allowed)}, as docs/agency-contract.md says.") { Allow = allowed };

    public static Problem UnknownStep(string bookmark) =>
        new(404, "unknown-step", "No such step", $"No step of this agency waits, or has waited, at '{Quote(bookmark)}' in that journey. "
            + "Send the request's own 'subject' and the journey id of its 'source' back as they came.");

    public static Problem UnknownMessage(string id) =>
        new(404, "unknown-message", "No such message", $"This agency has sent no message with id {id}. Ask for an id that a receipt named.");

    public static Problem OtherBody(Guid id) =>
        new(409, "other-body", "The id has been used", $"A message with id {id} and another body is safe already. Give a new message a new id; repeat an old one unchanged.");

    public static Problem StepClosed(ClosedStep state) =>
        new(409, "step-closed", "The step has ended", $"{state.Step} no longer waits for an answer. "
            + "To change a decision, send Corrected or Annulled with 'supersedes' = its decisionId.")
        { State = state };

    public static Problem NotOffered(string what, IEnumerable<string> offered) =>
        new(403, "foreign-fact", "Not a fact of this register", $"{what} Its facts are: {string.Join(", ", offered.DefaultIfEmpty("none"))}.");

    public static Problem LockLost() =>
        new(410, "lock-lost", "The lock is lost", "The lock ran out and the message may be with another consumer. Receive it again; renew locks in time.");

    public static Problem Erased() =>
        new(410, "erased", "The person's data is erased", "Nothing more is kept about this person. Do not send the message again; write to them yourself if they must know.");

    public static Problem UnknownLock() =>
        new(404, "unknown-lock", "No such lock", "No message of this agency was ever locked with this token. Use the lockToken that receive gave.");

    public static Problem OtherVersion(long expected, long actual) =>
        new(412, "other-version", "The journey has moved on", $"The message expects version {expected}; the journey is at {actual}. "
            + "Read what came in the inbox, decide anew, and send again with the new version or without 'expectedversion'.");

    public static Problem TooLarge() =>
        new(413, "too-large", "Too large", $"A request may be {AgencyJson.MaxBody / 1024} kB. Split the batch, or send documents by reference.");

    public static Problem WrongMediaType(string? sent, string wanted) =>
        new(415, "media-type", "Unknown media type", $"'{Quote(sent ?? "")}' cannot be read here. Send {wanted}, in UTF-8.");

    public static Problem Invalid(string detail, params ProblemPlace[] errors) =>
        new(422, "schema", "The message does not fit its schema", detail) { Errors = errors };

    public static Problem Busy() =>
        new(503, "busy", "Try again", "The same message came twice at once. Send it again, unchanged; its receipt stands by now.") { RetryAfter = TimeSpan.FromSeconds(1) };

    public static Problem Unavailable() =>
        new(503, "unavailable", "Not now", "The database does not answer. Send the request again in a while, unchanged: what was kept of it is not kept twice.")
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    public static Problem Upgrading() =>
        new(503, "upgrading", "Not now", "A newer version of the platform is taking over what this is about. Send the request again in a while, unchanged.")
        {
            RetryAfter = TimeSpan.FromSeconds(10),
        };

    public static Problem Fault() =>
        new(500, "fault", "The fault is ours", "The request could not be handled. Send it again, unchanged; if it fails again, tell the platform's operator the traceId.")
        {
            RetryAfter = TimeSpan.FromSeconds(60),
        };

    public static Problem Unread(int status) => status == StatusCodes.Status413PayloadTooLarge
        ? TooLarge()
        : new(status, "malformed", "The request cannot be read", "The body did not arrive as its headers say. Send it again, whole.");

    /// <summary>What one of the limits refused, in the contract's words.</summary>
    public static Problem Of(Refusal refusal) => Words(refusal) with { RetryAfter = refusal.RetryAfter };

    private static Problem Words(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.TooLarge => TooLarge(),
        RefusalKind.QueryTooLong => new(refusal.Status, "query-too-long", "The query is too long", "The contract's calls take no query. Send what you have to say in the body."),
        RefusalKind.Unread => Unread(refusal.Status),
        RefusalKind.TooMany => new(refusal.Status, "too-many", "Too many requests", "This token, or this address, has sent more than its share. Wait as Retry-After says, then send the request again, unchanged."),
        RefusalKind.TooSlow => new(refusal.Status, "too-slow", "Not in time", "The request took too long. Send it again, unchanged: what was kept of it is not kept twice."),
        _ => new(refusal.Status, "overloaded", "Not now", "More comes in than can be handled. Wait as Retry-After says, then send the request again, unchanged."),
    };

    public static Problem Backlog(TimeSpan wait) =>
        new(503, "backlog", "Too much waits already", "So many messages wait to be applied that no more are taken in. Wait as Retry-After says, then send the message again, unchanged.")
        {
            RetryAfter = wait,
        };

    /// <summary>What a stranger wrote, fit to be written back.</summary>
    private static string Quote(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
