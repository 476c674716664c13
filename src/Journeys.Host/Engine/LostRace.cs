using JasperFx;
using Marten.Exceptions;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>Another command changed the journey between its reading and its writing: decide again on the new state.</summary>
internal static class LostRace
{
    public static bool Is(Exception fault) => fault is ConcurrencyException or ExistingStreamIdCollisionException or StaleStateException
        || (fault as PostgresException ?? fault.InnerException as PostgresException)
            is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
