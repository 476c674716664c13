using Journeys.Execution;
using Marten;
using Wolverine;

namespace Journeys.Host.Engine.Handlers;

/// <summary>Starts the journeys that journeys start, tells them when they are unwanted, and tells their parents when they are over.</summary>
public static class ChildHandler
{
    /// <summary>A parent that was cancelled meanwhile starts nothing, whichever message came first.</summary>
    public static async Task Handle(
        ChildStarting child, IDocumentSession session, IMessageContext outbox, JourneyCommands journeys, DefinitionCatalogue definitions, CancellationToken cancellation)
    {
        // Held until the child is kept: a parent that is cancelled meanwhile, on whatever host, waits and then tells a child that is there.
        await session.BeginTransactionAsync(cancellation);
        if (await session.QueryAsync<Journey>("where id = ? for share", cancellation, child.Parent) is [{ Status: JourneyStatus.Cancelled }]) return;
        var command = new StartChild(child.Parent, child.Bookmark, child.Correlation, child.People, child.Principal, child.Input) { Now = child.At };
        await journeys.StartAsync(session, outbox, await definitions.CurrentAsync(child.Definition, cancellation), child.Journey, command, cancellation);
    }

    public static Task Handle(ChildOver over, Envelope envelope, GroupCommit commits) =>
        commits.ApplyAsync(envelope, over.Journey, new EndChild(over.Bookmark, over.Status, over.Result) { Now = over.At }, (_, _) => { });

    public static Task Handle(ChildUnwanted child, Envelope envelope, GroupCommit commits) =>
        commits.ApplyAsync(envelope, child.Journey, new CancelChild(child.Parent) { Now = child.At }, (_, _) => { });
}
