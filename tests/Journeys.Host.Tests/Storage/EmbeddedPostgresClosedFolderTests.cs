namespace Journeys.Host.Tests.Storage;

/// <summary>A checkout that only its owner can enter, such as one under /root: closed to PostgreSQL's account when we are root.</summary>
public sealed class EmbeddedPostgresClosedFolderTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_data_go_where_the_account_can_enter_and_are_found_again()
    {
        scratch.CloseToOthers();
        var log = new CollectedLog();
        string folder;
        await using (var postgres = await Scratch.StartAsync(scratch.Options, log))
        {
            folder = postgres.DataFolder;
            await Scratch.QueryAsync(postgres.ConnectionString, "CREATE TABLE kept (id int)");
        }

        await using (var again = await Scratch.StartAsync(scratch.Options))
            Assert.Equal(0L, await Scratch.QueryAsync(again.ConnectionString, "SELECT count(*) FROM kept"));

        Assert.StartsWith(Environment.IsPrivilegedProcess ? "/var/lib/journeys/" : scratch.Folder, folder, StringComparison.Ordinal);
        Assert.Equal(Environment.IsPrivilegedProcess, log.Any(line =>
            line.StartsWith("Warning: ", StringComparison.Ordinal) && line.Contains($"the data is in {folder}", StringComparison.Ordinal)));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_that_was_closed_later_is_not_silently_replaced_by_an_empty_one()
    {
        await using (await Scratch.StartAsync(scratch.Options)) { }
        scratch.CloseToOthers();

        if (Environment.IsPrivilegedProcess)
            Assert.Contains("can no longer enter it", await Scratch.RefusalAsync(scratch.Options), StringComparison.Ordinal);
        else
            await using (await Scratch.StartAsync(scratch.Options)) { }
    }
}
