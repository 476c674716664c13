using Journeys.Definitions;
using Journeys.Execution;
using Marten;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>A person's part in a journey, and how that journey stands.</summary>
public sealed record Participation(Guid Journey, string Definition, string Role, bool Principal, JourneyStatus Status, DateTimeOffset Since);

/// <summary>Who takes part in which journeys; written in the commit in which they join, or in which the journey ends.</summary>
public sealed class Participations(NpgsqlDataSource database)
{
    internal static void Queue(IDocumentSession session, Definition definition, Journey after, IEnumerable<IJourneyEvent> events, DateTimeOffset now)
    {
        foreach (var @event in events)
        {
            if (@event is ParticipantJoined joined)
                session.QueueSqlCommand("""
                    INSERT INTO journeys.participations AS p (person, journey, definition, role, principal, status, since)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (person, journey) DO UPDATE SET principal = p.principal OR excluded.principal
                    """,
                    joined.Person, after.Id, definition.Id, joined.Role, IsPrincipal(definition, joined.Role), after.Status.ToString(), now.ToUniversalTime());
            if (@event is ParticipantLeft left) Leave(session, definition, after, left.Person);
            if (@event is JourneyEnded or JourneyCancelled)
                session.QueueSqlCommand("UPDATE journeys.participations SET status = ? WHERE journey = ?", after.Status.ToString(), after.Id);
        }
    }

    /// <summary>Whoever has no role left may no longer see the journey; whoever has another keeps that.</summary>
    private static void Leave(IDocumentSession session, Definition definition, Journey after, Guid person)
    {
        if (after.Participants.Find(p => p.Person == person) is { } kept)
            session.QueueSqlCommand(
                "UPDATE journeys.participations SET role = ?, principal = ? WHERE person = ? AND journey = ?",
                kept.Role, after.Participants.Exists(p => p.Person == person && IsPrincipal(definition, p.Role)), person, after.Id);
        else
            session.QueueSqlCommand("DELETE FROM journeys.participations WHERE person = ? AND journey = ?", person, after.Id);
    }

    /// <summary>A person's journeys, the latest first.</summary>
    public async Task<IReadOnlyList<Participation>> OfAsync(Guid person, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("""
            SELECT journey, definition, role, principal, status, since FROM journeys.participations
            WHERE person = $1 ORDER BY since DESC, journey
            """);
        command.Parameters.AddWithValue(person);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Participation>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3),
                Enum.Parse<JourneyStatus>(reader.GetString(4)), await reader.GetFieldValueAsync<DateTimeOffset>(5, cancellation)));
        return found;
    }

    /// <summary>Whether the person takes part in the journey, and so may see it.</summary>
    public async Task<bool> HasAsync(Guid person, Guid journey, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT EXISTS (SELECT FROM journeys.participations WHERE person = $1 AND journey = $2)");
        command.Parameters.AddWithValue(person);
        command.Parameters.AddWithValue(journey);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static bool IsPrincipal(Definition definition, string role) =>
        definition.Begin?.Role == role || definition.Index.Starters.Any(s => s.Principal?.Role == role);
}
