namespace Journeys.Host.Engine;

/// <summary>Where a message that could not be applied stands. Read from where the message lies, never written beside it.</summary>
public enum IncidentState
{
    /// <summary>The message lies among the dead letters.</summary>
    Open,

    /// <summary>It was asked for again, and has not been handled yet.</summary>
    Replaying,

    /// <summary>It was handled after all.</summary>
    Resolved,

    /// <summary>An operator threw it away, with a reason.</summary>
    Discarded,
}

/// <summary>A message that could not be applied after its retries. It holds no personal data and not the fault's own words, which may quote some.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Step">The bookmark, instance or deadline that the message is for.</param>
/// <param name="Fault">The kind of exception.</param>
/// <param name="Times">How often it was given up.</param>
/// <param name="Reason">Why an operator replayed or discarded it, and <paramref name="By"/> whom.</param>
public sealed record Incident(
    Guid Id, string Message, Guid? Journey, string? Step, string? Agency, string Fault, DateTimeOffset RaisedAt, int Times,
    IncidentState State, string? Reason, string? By);
