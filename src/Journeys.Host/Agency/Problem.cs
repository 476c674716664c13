using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Agency;

/// <summary>What is wrong at one place of a message: a JSON pointer (RFC 6901) into the request's body, and the fault.</summary>
public sealed record ProblemPlace(string Pointer, string Detail);

/// <summary>A refusal by RFC 9457: <paramref name="Slug"/> is for programs, <paramref name="Detail"/> says what is wrong and how to mend it.</summary>
public sealed record Problem(int Status, string Slug, string Title, string Detail) : IResult
{
    public IReadOnlyList<ProblemPlace> Errors { get; init; } = [];

    /// <summary>Where the step stands, for a closed one.</summary>
    public ClosedStep? State { get; init; }

    /// <summary>When to try again, for what is no fault of the caller's.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The methods there are, where the request's is none of them.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    public string Type => $"urn:journeys:problem:{Slug}";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var details = new ProblemDetails
        {
            Type = Type,
            Title = Title,
            Status = Status,
            Detail = Detail,
            Instance = PersonNumber.IsIn(httpContext.Request.Path) ? null : httpContext.Request.Path,
            Extensions = { ["traceId"] = Activity.Current?.Id ?? httpContext.TraceIdentifier },
        };
        if (Errors.Count > 0) details.Extensions["errors"] = Errors;
        if (State is not null) details.Extensions["state"] = State;
        httpContext.Response.StatusCode = Status;
        if (RetryAfter is { } wait) httpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (Allow.Count > 0) httpContext.Response.Headers.Allow = string.Join(", ", Allow);
        await httpContext.Response.WriteAsJsonAsync(details, AgencyJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    /// <summary>The same problem, seen from the batch that the event was the <paramref name="index"/>th of.</summary>
    public Problem InBatch(int index) => this with
    {
        Errors = Errors.Count == 0
            ? [new($"/{index}", Title)]
            : [.. Errors.Select(e => e with { Pointer = $"/{index}{e.Pointer}" })],
    };
}

/// <summary>How a step that no longer waits ended.</summary>
public sealed record ClosedStep(string Step, string Phase, string? Outcome, string? DecisionId, DateOnly? EndedOn);
