namespace Journeys.Host.Tests.Storage;

public sealed class EmbeddedPostgresRefusalTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_folder_in_use_is_refused_with_the_process_and_the_way_to_share()
    {
        await using var host = await HostRun.StartAsync(scratch.Options);

        var refusal = await Scratch.RefusalAsync(scratch.Options);

        Assert.Contains($"{scratch.Options.DataFolder} is in use by process {host.ProcessId}", refusal, StringComparison.Ordinal);
        Assert.Contains(host.Started.ConnectionString, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9", "pg_upgrade")]
    [InlineData("99", "install PostgreSQL 99")]
    public async Task Data_of_another_major_version_are_refused_with_both_versions_and_the_way_out(string version, string remedy)
    {
        await using (await Scratch.StartAsync(scratch.Options)) { }
        var file = Path.Combine(scratch.Options.DataFolder, "data", "PG_VERSION");
        var own = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Trim();
        await File.WriteAllTextAsync(file, version, TestContext.Current.CancellationToken);

        var refusal = await Scratch.RefusalAsync(scratch.Options);

        Assert.Contains($"written by PostgreSQL {version}", refusal, StringComparison.Ordinal);
        Assert.Contains($"are PostgreSQL {own}.", refusal, StringComparison.Ordinal);
        Assert.Contains(remedy, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("fifteen")]
    public async Task Data_without_a_readable_version_are_refused_as_damaged(string version)
    {
        Directory.CreateDirectory(Path.Combine(scratch.Options.DataFolder, "data"));
        await File.WriteAllTextAsync(Path.Combine(scratch.Options.DataFolder, "host.lock"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(scratch.Options.DataFolder, "data", "PG_VERSION"), version, TestContext.Current.CancellationToken);

        Assert.Contains("the data are damaged", await Scratch.RefusalAsync(scratch.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_place_of_the_folder_is_refused()
    {
        var file = Path.Combine(scratch.Folder, "thesis.txt");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        Assert.Contains("cannot be created", await Scratch.RefusalAsync(scratch.Options with { DataFolder = file }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_folder_without_programs_is_refused()
    {
        var refusal = await Scratch.RefusalAsync(scratch.Options with { BinFolder = "/nowhere" });

        Assert.Contains("Journeys:Postgres:BinFolder is /nowhere", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused_and_left_alone()
    {
        var other = Path.Combine(scratch.Folder, "thesis.txt");
        await File.WriteAllTextAsync(other, "mine", TestContext.Current.CancellationToken);

        var refusal = await Scratch.RefusalAsync(scratch.Options with { DataFolder = scratch.Folder });

        Assert.Contains("holds other files", refusal, StringComparison.Ordinal);
        Assert.Equal([other], Directory.GetFileSystemEntries(scratch.Folder));
    }
}
