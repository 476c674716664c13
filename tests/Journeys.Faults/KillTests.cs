namespace Journeys.Faults;

public sealed class KillTests : IDisposable
{
    private const int Journeys = 10;
    private const int Kills = 5;
    private readonly string _folder = Directory.CreateTempSubdirectory("journeys-faults-").FullName;

    public KillTests()
    {
        // PostgreSQL runs under an account of its own where the test is root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Ten_journeys_come_to_their_end_through_five_kills_with_nothing_lost_and_nothing_twice()
    {
        var seed = Seed();
        TestContext.Current.TestOutputHelper!.WriteLine($"JOURNEYS_FAULTS_SEED={seed}");
        var cancellation = TestContext.Current.CancellationToken;
        using var host = new MortalHost(_folder);
        await host.StartAsync(cancellation);
        using var agencies = await Agencies.StartAsync(host, _folder, cancellation);
        using var life = new Life(host, agencies);
        var reaper = new Reaper(host, agencies.Ledgers, seed, Kills);

        using var lived = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reaping = reaper.ReapAsync(lived.Token);
        await life.LiveAsync(Journeys, cancellation);
        await lived.CancelAsync();
        await reaping;

        await using var database = host.Database();
        var differences = await new History(database, agencies.Ledgers).DifferencesAsync(cancellation);
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.Equal(Kills, reaper.Killed);
    }

    private static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_FAULTS_SEED"), out var given) ? given : 20261124;
}
