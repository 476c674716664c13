using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>The database: that of <c>ConnectionStrings:Journeys</c>, or an embedded one for a demonstration.</summary>
internal sealed class Database(
    IConfiguration configuration, IHostEnvironment environment, HostMode mode, ILogger<EmbeddedPostgres> logger) : IAsyncDisposable
{
    private EmbeddedPostgres? _embedded;

    /// <summary>No database is configured, so the host runs its own, which no other host can open.</summary>
    public static bool IsEmbedded(IConfiguration configuration) => string.IsNullOrEmpty(configuration.GetConnectionString("Journeys"));

    /// <summary>Opens it at first use, so that commands without a database start none.</summary>
    public NpgsqlDataSource Open()
    {
        var connection = configuration.GetConnectionString("Journeys") is { Length: > 0 } given ? Read(given) : new(Embedded());
        if (connection.MaxAutoPrepare == 0) (connection.MaxAutoPrepare, connection.AutoPrepareMinUsages) = (200, 2);
        return NpgsqlDataSource.Create(connection);
    }

    private static NpgsqlConnectionStringBuilder Read(string given)
    {
        try
        {
            return new(given);
        }
        catch (ArgumentException wrong)
        {
            // Not the text itself: it may hold a password.
            throw new StartupException($"ConnectionStrings:Journeys cannot be read: {wrong.Message} Write it as \"Host=…;Database=journeys;Username=…\".", wrong);
        }
    }

    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string Embedded()
    {
        if (!mode.Demo)
            throw new StartupException("""
                There is no database: ConnectionStrings:Journeys is not set.
                Set it (environment variable ConnectionStrings__Journeys="Host=…;Database=journeys;Username=…"), or start a demonstration with --demo.
                """);
        var options = EmbeddedPostgresOptions.From(configuration, environment.ContentRootPath);
        try
        {
            // A container makes its singletons synchronously; nothing else runs yet.
            _embedded = Task.Run(() => EmbeddedPostgres.StartAsync(options, logger, default)).GetAwaiter().GetResult();
            return _embedded.ConnectionString;
        }
        catch (EmbeddedPostgresException inUse) when (inUse.Running is not null && configuration.GetValue<bool>(EmbeddedPostgresOptions.Share))
        {
            return inUse.Running;
        }
    }
}
