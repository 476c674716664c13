using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Publishing;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>A life event's stream of versions: read, decided and appended, with the contents that it publishes, in one commit.</summary>
public sealed class DefinitionLives(IDocumentStore store, NpgsqlDataSource database, JourneyClock clock)
{
    private const int Tries = 10;

    /// <summary>The stream of a life event's versions.</summary>
    public static Guid StreamOf(string definition) => NameId.Of("definition", definition);

    /// <summary>Every life event that has ever been read, by its id.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT DISTINCT data ->> 'definition' FROM journeys.mt_events WHERE type = 'definition_drafted' ORDER BY 1");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>What happened to a life event's versions, and when.</summary>
    public async Task<IReadOnlyList<(IDefinitionEvent Event, DateTimeOffset At)>> EventsAsync(string definition, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Events.FetchStreamAsync(StreamOf(definition), token: cancellation)).Select(e => ((IDefinitionEvent)e.Data, e.Timestamp))];
    }

    public async Task<DefinitionLife> OfAsync(string definition, CancellationToken cancellation) =>
        Fold(await EventsAsync(definition, cancellation));

    /// <summary>Decides on the life as it is and commits what follows. A lost race is decided again.</summary>
    /// <param name="definition">The life event's id.</param>
    /// <param name="decide">Over the life so far.</param>
    /// <param name="content">The file and its words, kept for ever where the decision publishes them.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<DefinitionDecision> DecideAsync(
        string definition, Func<DefinitionLife, DefinitionDecision> decide, PublishedContent? content, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var events = await EventsAsync(definition, cancellation);
            var decision = decide(Fold(events));
            if (decision.Events.Count == 0) return decision;
            try
            {
                await AppendAsync(definition, events.Count, decision.Events, content, cancellation);
                return decision;
            }
            catch (Exception fault) when (LostRace.Is(fault) && attempt < Tries)
            {
            }
        }
    }

    private static DefinitionLife Fold(IEnumerable<(IDefinitionEvent Event, DateTimeOffset At)> events) =>
        events.Aggregate(DefinitionLife.None, (life, e) => DefinitionLife.Evolve(life, e.Event));

    private async Task AppendAsync(
        string definition, int version, IReadOnlyList<IDefinitionEvent> events, PublishedContent? content, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var stored = events.Select(e => (object)session.Events.BuildEvent(e)).ToArray();
        var stream = version == 0
            ? session.Events.StartStream(StreamOf(definition), stored)
            : session.Events.Append(StreamOf(definition), version + events.Count, stored);
        foreach (var e in stream.Events) (e.Timestamp, e.DotNetTypeName) = (clock.GetUtcNow(), "");
        foreach (var happened in events) Queue(session, definition, happened, content);
        await session.SaveChangesAsync(cancellation);
    }

    private void Queue(IDocumentSession session, string definition, IDefinitionEvent happened, PublishedContent? content)
    {
        switch (happened)
        {
            case DefinitionPublished e:
                session.QueueSqlCommand(
                    "INSERT INTO journeys.definitions (hash, id, version, json, texts, published_at) VALUES (?, ?, ?, ?, nullif(?, ''), ?) ON CONFLICT (hash) DO NOTHING",
                    e.Hash, definition, e.Version, content?.Json ?? throw new InvalidOperationException("A content is published with its text."), content.TextsJson ?? "", clock.GetUtcNow());
                break;
            case DefinitionRetired e:
                session.QueueSqlCommand("UPDATE journeys.definitions SET retired_at = ? WHERE hash = ?", clock.GetUtcNow(), e.Hash);
                break;
        }
    }

    /// <summary>Life events that a version of this program published before it kept their streams: told anew from their contents.</summary>
    internal async Task AdoptAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id, version, hash FROM journeys.definitions ORDER BY id, version");
        var kept = new List<(string Id, int Version, string Hash)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation)) kept.Add((reader.GetString(0), reader.GetInt32(1), reader.GetString(2)));
        foreach (var versions in kept.GroupBy(k => k.Id))
        {
            var life = await OfAsync(versions.Key, cancellation);
            if (life.LastFixed > 0) continue;
            await DecideAsync(versions.Key, _ => DefinitionDecision.Of([.. versions.SelectMany(v => Adopted(v.Id, v.Version, v.Hash))]), new("", null), cancellation);
        }
    }

    private static IEnumerable<IDefinitionEvent> Adopted(string id, int version, string hash) =>
    [
        new DefinitionDrafted(id, version, hash),
        new DefinitionChecked(version, hash),
        new DefinitionPublished(version, hash, "an earlier release", null, null),
    ];
}
