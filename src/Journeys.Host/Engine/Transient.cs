using System.Net.Sockets;
using Npgsql;

namespace Journeys.Host.Engine;

/// <summary>
/// The database was out of reach, too slow or full: nothing is wrong with the message, so it is tried again for as long
/// as it takes and never given up. (PostgreSQL's error classes 08, 53, 57P and 58.)
/// </summary>
internal static class Transient
{
    private static readonly string[] Classes = ["08", "53", "57P", "58"];

    public static bool Is(Exception fault) => fault switch
    {
        PostgresException refused => refused.IsTransient || Classes.Any(c => refused.SqlState.StartsWith(c, StringComparison.Ordinal)),
        TimeoutException or SocketException or IOException or NpgsqlException => true,
        _ => fault.InnerException is { } inner && Is(inner),
    };
}
