namespace Journeys.Host.Tests.Storage;

public sealed class EmbeddedPostgresPlainUserTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    /// <summary>As root the host runs as <c>nobody</c>, from a copy of the programs, since a checkout may be closed to it.</summary>
    [Fact]
    public async Task A_plain_user_runs_the_server_as_itself()
    {
        var home = Directory.CreateDirectory(Path.Combine(scratch.Folder, "home")).FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(home, (UnixFileMode)0x1FF);
        var options = scratch.Options with { DataFolder = Path.Combine(home, "postgres"), CacheFolder = Path.Combine(home, "cache") };

        await using var host = await HostRun.StartAsync(
            options, Environment.IsPrivilegedProcess ? "nobody" : null, Copy(), ("HOME", home));

        Assert.Null(host.Started.Fault);
        Assert.Equal(options.DataFolder, host.Started.DataFolder);
        Assert.Equal(Uid(host.ProcessId), Uid(host.Started.ProcessId));
    }

    private string Copy()
    {
        var copy = Directory.CreateDirectory(Path.Combine(scratch.Folder, "programs")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private static string Uid(int process) =>
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal));
}
