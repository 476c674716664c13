namespace Journeys.Benchmarks;

/// <summary>A temporary folder that PostgreSQL's own account can enter.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("journeys-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
