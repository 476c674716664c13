using System.Text.Json;
using Journeys.Host.Storage;
using Microsoft.Extensions.Logging;

namespace Journeys.Host.Tests.Storage;

/// <summary>A process that hosts an embedded PostgreSQL until its standard input closes; it tells what happened in one line.</summary>
internal static class PostgresHost
{
    public const string Argument = "--postgres-host";

    public static async Task<int> RunAsync(string options)
    {
        using var logs = LoggerFactory.Create(_ => { });
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                JsonSerializer.Deserialize<EmbeddedPostgresOptions>(options)!, logs.CreateLogger("PostgreSQL"), default);
            Tell(new Started(postgres.ProcessId, postgres.ConnectionString, postgres.DataFolder, null));
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedPostgresException fault)
        {
            Tell(new Started(0, "", "", fault.Message));
            return 1;
        }
    }

    private static void Tell(Started started) => Console.Out.WriteLine(JsonSerializer.Serialize(started));

    /// <summary>The server that runs, or why it does not.</summary>
    internal sealed record Started(int ProcessId, string ConnectionString, string DataFolder, string? Fault);
}
