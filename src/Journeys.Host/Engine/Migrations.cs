using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Migration;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>Moves running journeys to another version of their life event, one at a time, where that is proven.</summary>
public sealed class Migrations(
    NpgsqlDataSource database, DefinitionCatalogue definitions, Histories histories, JourneyCommands commands, Evaluate evaluate, JourneyClock clock)
{
    /// <summary>The running journeys of a life event that are on another version, the oldest first; those whose id begins with <paramref name="filter"/>.</summary>
    public async Task<IReadOnlyList<Guid>> PinnedAsync(Definition to, string filter, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            SELECT id FROM journeys.mt_doc_journey
            WHERE data ->> 'definition' = $1 AND data ->> 'status' = 'Running' AND data ->> 'definitionHash' <> $2 AND starts_with(id::text, $3)
            ORDER BY data ->> 'startedAt', id
            """);
        foreach (var value in (object[])[to.Id, to.Hash, filter.ToLowerInvariant()]) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var pinned = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) pinned.Add(reader.GetGuid(0));
        return pinned;
    }

    /// <summary>Whether a journey could be moved now, and what stands in its way. Changes nothing.</summary>
    public async Task<IReadOnlyList<BrokenInvariant>> LookAsync(Guid journey, Definition to, CancellationToken cancellation)
    {
        var recorded = await histories.EventsAsync(journey, cancellation);
        var state = recorded.Aggregate(Journey.Initial with { Id = journey }, (s, e) => Journey.Evolve(s, e.Event, e.At));
        if (Unmovable(state, to) is { } broken) return [broken];
        return (await CertifyAsync(state, to, recorded, cancellation)).Broken;
    }

    /// <summary>
    /// Certifies and moves a journey. What others commit meanwhile makes the certificate void, and it is made anew. Nothing
    /// is broken where it has gone on, now or before.
    /// </summary>
    public async Task<IReadOnlyList<BrokenInvariant>> MoveAsync(Guid journey, Definition to, CancellationToken cancellation)
    {
        IReadOnlyList<BrokenInvariant> broken = [];
        await commands.SendAsync(journey, to, async (state, version) =>
        {
            if (state.DefinitionHash == to.Hash) return null;
            var recorded = await histories.EventsAsync(journey, cancellation);
            if (recorded.Count != version) throw new StaleStateException(journey);
            var certification = Unmovable(state, to) is { } unmovable ? new Certification(null, [unmovable]) : await CertifyAsync(state, to, recorded, cancellation);
            broken = certification.Broken;
            return certification.Migrate;
        }, cancellation);
        return broken;
    }

    private async Task<Certification> CertifyAsync(Journey state, Definition to, IReadOnlyList<WhatIf.RecordedEvent> recorded, CancellationToken cancellation)
    {
        var from = await definitions.WithHashAsync(state.DefinitionHash, cancellation);
        var now = clock.GetUtcNow();
        // A demonstration's clock may be ahead.
        return Certification.Of(from, to, evaluate, state.Id, recorded, now > state.LastAt ? now : state.LastAt);
    }

    private static BrokenInvariant? Unmovable(Journey state, Definition to) =>
        state.Definition != to.Id ? new("names-are-clear", $"It is a journey of {state.Definition}.")
        : state.Status != JourneyStatus.Running ? new("no-new-fault", $"It is {state.Status}, and does not run any more.")
        : null;
}
