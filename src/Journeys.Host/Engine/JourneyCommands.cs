using JasperFx;
using Journeys.Definitions;
using Journeys.Execution;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Journeys.Host.Engine;

/// <summary>What a command did: the events, the journey after them, and its version. No events: it was known already, or came too late.</summary>
public sealed record Applied(Journey Journey, long Version, IReadOnlyList<IJourneyEvent> Events);

/// <summary>
/// The one way in which a journey changes: fetched, decided, and kept with its deadlines, participations and outgoing
/// messages in one commit.
/// </summary>
public sealed class JourneyCommands(
    IDocumentStore store, IWolverineRuntime runtime, DefinitionCatalogue definitions, Evaluate evaluate, ILogger<JourneyCommands> logger)
{
    private const int Tries = 10;

    /// <summary>Decides and commits at once; a lost race is decided again on the new state. Null: there is no such journey.</summary>
    public Task<Applied?> SendAsync(Guid journey, JourneyCommand command, CancellationToken cancellation) =>
        CommitAsync(journey, (session, outbox) =>
        {
            session.CausationId = command.GetType().Name;
            return ApplyAsync(session, outbox, journey, command, cancellation);
        }, cancellation);

    /// <summary>
    /// Decides by another definition than the journey runs on what is made for its state and version; a lost race is made
    /// and decided again. Null: there is no such journey, or nothing was made.
    /// </summary>
    internal Task<Applied?> SendAsync(
        Guid journey, Definition definition, Func<Journey, long, Task<JourneyCommand?>> make, CancellationToken cancellation) =>
        CommitAsync(journey, async (session, outbox) =>
        {
            var stream = await JourneyStream.FetchAsync(session, journey, cancellation);
            if (!stream.Exists || await make(stream.State, stream.Version) is not { } command) return null;
            session.CausationId = command.GetType().Name;
            return await DecideAsync(session, outbox, stream, definition, command);
        }, cancellation);

    /// <summary>Begins a journey that a person has chosen; one that is there already is not begun again.</summary>
    public async Task<Applied> BeginAsync(Definition definition, BeginJourney command, CancellationToken cancellation) =>
        (await CommitAsync(command.Journey, async (session, outbox) =>
        {
            session.CausationId = command.GetType().Name;
            return await StartAsync(session, outbox, definition, command.Journey, command, cancellation);
        }, cancellation))!;

    private async Task<Applied?> CommitAsync(Guid journey, Func<IDocumentSession, IMessageBus, Task<Applied?>> decide, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = store.LightweightSession();
                session.CorrelationId = System.Diagnostics.Activity.Current?.TraceId.ToString();
                if (await decide(session, new MartenOutbox(runtime, session)) is not { } applied) return null;
                await session.SaveChangesAsync(cancellation);
                return applied;
            }
            catch (Exception fault) when (LostRace.Is(fault) && attempt < Tries)
            {
                logger.LogDebug("Journey {Journey} was changed meanwhile: it is decided again", journey);
            }
        }
    }

    /// <summary>Decides within a session that the caller commits. Null: there is no such journey.</summary>
    internal async Task<Applied?> ApplyAsync(
        IDocumentSession session, IMessageBus outbox, Guid journey, JourneyCommand command, CancellationToken cancellation) =>
        await ApplyAsync(session, outbox, await JourneyStream.FetchAsync(session, journey, cancellation), command, cancellation);

    /// <summary>Decides on a stream that the session has fetched. Null: there is no such journey.</summary>
    internal async Task<Applied?> ApplyAsync(
        IDocumentSession session, IMessageBus outbox, JourneyStream stream, JourneyCommand command, CancellationToken cancellation)
    {
        if (!stream.Exists) return null;
        var definition = await definitions.WithHashAsync(stream.State.DefinitionHash, cancellation);
        return await DecideAsync(session, outbox, stream, definition, command);
    }

    /// <summary>Starts a journey on a definition; where another host was first, records the fact in that journey.</summary>
    internal Task<Applied> StartAsync(
        IDocumentSession session, IMessageBus outbox, Definition definition, StartJourney command, CancellationToken cancellation) =>
        StartAsync(session, outbox, definition, command.Journey, command, cancellation);

    /// <summary>Starts a journey by whatever command begins it; one that is there already decides on its own definition.</summary>
    internal async Task<Applied> StartAsync(
        IDocumentSession session, IMessageBus outbox, Definition definition, Guid journey, JourneyCommand command, CancellationToken cancellation)
    {
        var stream = await JourneyStream.FetchAsync(session, journey, cancellation);
        if (stream.Exists) definition = await definitions.WithHashAsync(stream.State.DefinitionHash, cancellation);
        return await DecideAsync(session, outbox, stream, definition, command);
    }

    private async Task<Applied> DecideAsync(
        IDocumentSession session, IMessageBus outbox, JourneyStream stream, Definition definition, JourneyCommand command)
    {
        var (before, now) = (stream.State, command.Now);
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["Journey"] = before.Id, ["Step"] = StepOf(command) });
        var started = Stopwatch.GetTimestamp();
        var events = Decider.Decide(definition, before, command, evaluate);
        Telemetry.Decided(command, definition.Id, events.Count, Stopwatch.GetElapsedTime(started));
        var after = events.Aggregate(before, (state, e) => Journey.Evolve(state, e, now));
        stream.Append(events, now);
        DeadlineRows.Queue(session, after, events, now);
        Participations.Queue(session, definition, after, events, now);
        foreach (var message in Requests.For(before.Id, events, now)) await outbox.PublishAsync(message);
        foreach (var message in ChildMessages.For(definition, after, events, now)) await outbox.PublishAsync(message);
        logger.LogInformation("{Command}: {Count} events", command.GetType().Name, events.Count);
        return new(after, stream.Version + events.Count, events);
    }

    private static string StepOf(JourneyCommand command) => command switch
    {
        RecordAnswer answer => answer.Bookmark,
        SubmitTask task => task.Bookmark,
        WithdrawRequest withdrawal => withdrawal.Bookmark,
        TakeOffer offer => offer.Instance,
        PassDeadline deadline => deadline.Key,
        EndChild child => child.Bookmark,
        ReceiveEvent received => received.Bookmark,
        CompleteWork done => done.Bookmark,
        _ => "",
    };
}
