using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>A demonstration marks its database, so that its clock and its personas never meet real journeys.</summary>
internal static class DemoMark
{
    /// <summary>Refuses a database of the other kind. A database without journeys may become either.</summary>
    public static async Task VerifyAsync(NpgsqlDataSource database, bool demo, CancellationToken cancellation)
    {
        if (!await ExistsAsync(database, "mt_events", cancellation)) return;
        var marked = await ExistsAsync(database, "demo", cancellation)
            && await ScalarAsync(database, "SELECT EXISTS (SELECT FROM journeys.demo)", cancellation);
        if (marked == demo) return;
        throw new StartupException(demo
            ? """
              This database was not made by a demonstration, and a demonstration must not touch it: it moves the clock and invents people.
              Give ConnectionStrings:Journeys an empty database, or start without --demo (in Development: Journeys:Demo=false).
              """
            : """
              This database was made by a demonstration: its journeys are invented and its clock may have been moved.
              Give ConnectionStrings:Journeys another database, or start with --demo.
              """);
    }

    public static async Task SetAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("INSERT INTO journeys.demo VALUES (true, interval '0') ON CONFLICT DO NOTHING");
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Task<bool> ExistsAsync(NpgsqlDataSource database, string table, CancellationToken cancellation) =>
        ScalarAsync(database, $"SELECT to_regclass('journeys.{table}') IS NOT NULL", cancellation);

    private static async Task<bool> ScalarAsync(NpgsqlDataSource database, string sql, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(sql);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
