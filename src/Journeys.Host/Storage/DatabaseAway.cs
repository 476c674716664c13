using System.Net.Sockets;
using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>Tells a database that cannot be reached, or takes nobody in, from every other fault.</summary>
internal static class DatabaseAway
{
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        PostgresException { SqlState: var state } when Passing(state) => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        _ => Is(fault.InnerException),
    };

    // Class 08 is the connection itself.
    private static bool Passing(string state) => state.StartsWith("08", StringComparison.Ordinal) || state
        is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DiskFull;
}
