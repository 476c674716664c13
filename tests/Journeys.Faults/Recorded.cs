using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Faults;

/// <summary>What is left when all is over: the streams, the receipts and inboxes, the agencies' ledgers, and what the citizen was told.</summary>
internal sealed record Recorded
{
    /// <summary>How many journeys were begun.</summary>
    public required int Begun { get; init; }

    /// <summary>The journeys need not be over: nobody does their tasks.</summary>
    public bool GoOn { get; init; }
    public required IReadOnlyList<StreamHead> Streams { get; init; }
    public required IReadOnlyList<StreamEvent> Events { get; init; }
    public required IReadOnlyList<ReceiptRow> Receipts { get; init; }
    public required IReadOnlyList<InboxRow> Inbox { get; init; }

    /// <summary>Messages that the host gave up.</summary>
    public IReadOnlyList<string> Dead { get; init; } = [];

    /// <summary>Every message that was answered with 202.</summary>
    public required IReadOnlyList<Acknowledged> Acknowledged { get; init; }

    /// <summary>An agency and an id for each message that its ledger received.</summary>
    public required IReadOnlyList<(string Agency, Guid Message)> Received { get; init; }

    /// <summary>Messages that the host refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Every task whose receipt the citizen was shown.</summary>
    public required IReadOnlyList<Submitted> Submitted { get; init; }
}

internal sealed record StreamHead(Guid Id, long Version, string Status);

internal sealed record StreamEvent(Guid Stream, long Version, string Type, JsonNode Data)
{
    public string? this[string field] => (string?)Data[field];

    /// <summary>What an answer or a fact is known by in its stream.</summary>
    public string Mark => Type == "register_fact_recorded" ? this["factId"]! : $"{this["bookmark"]} {this["outcome"]} {this["decisionId"]}".TrimEnd();

    /// <summary>The one id of the message that this event sends to an agency.</summary>
    public Guid Request => RequestId.Of(
        Stream, this["bookmark"]!, Enum.Parse<MessageVerb>(this["verb"]!), (int)(Data["attempt"] ?? Data["number"])!);
}

internal sealed record ReceiptRow(string Message, string Agency, Guid? Journey, string Status, string Reason);

internal sealed record InboxRow(string Agency, Guid Id, Guid Journey, string Instance, string State)
{
    /// <summary>Its place among the step's messages.</summary>
    public int Sequence { get; init; }
}

/// <param name="Mark">What the answer or the fact is known by in its stream.</param>
internal sealed record Acknowledged(string Agency, Guid Message, string Mark)
{
    /// <summary>What it keeps its order within, sent one after the other's acknowledgement; null where it was sent at any time.</summary>
    public string? Line { get; init; }
}

internal sealed record Submitted(Guid Journey, string Bookmark, string Receipt);
