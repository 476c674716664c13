namespace Journeys.Host.Storage;

/// <summary>The embedded PostgreSQL cannot start; the message says where, why, and how to mend it.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How to connect to the server that another process runs on the folder; null where that is not the trouble.</summary>
    public string? Running { get; init; }
}
