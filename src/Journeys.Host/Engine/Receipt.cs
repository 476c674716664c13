namespace Journeys.Host.Engine;

/// <summary>What came of an accepted message.</summary>
public enum ReceiptStatus
{
    /// <summary>Safe in the inbox, and not applied yet.</summary>
    Accepted,

    /// <summary>It moved a journey.</summary>
    Applied,

    /// <summary>It was known already, or came for a step that is closed.</summary>
    Superseded,

    /// <summary>It could not be applied; the reason says why.</summary>
    Failed,
}

/// <summary>An agency's message, unique by agency, source and message id.</summary>
public sealed record Receipt(
    Guid Id,
    string Agency,
    string Source,
    string MessageId,
    Guid? Journey,
    string? Bookmark,
    DateTimeOffset ReceivedAt,
    ReceiptStatus Status,
    string? Reason);

/// <summary>A message that is safe already, with the keyed hash of its body.</summary>
public sealed record AcceptedMessage(Receipt Receipt, byte[] Hash);

/// <summary>What accepting gave: a new receipt, the earlier one of the same message, or that of another body under the same id.</summary>
public sealed record Acceptance(Receipt Receipt, AcceptanceKind Kind);

public enum AcceptanceKind
{
    New,
    Repeated,
    OtherBody,
}
