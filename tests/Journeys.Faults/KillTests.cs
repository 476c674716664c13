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
        try
        {
            await LiveAndDieAsync(host, life, seed, cancellation);
            var differences = History.Differences(await RecordedAsync(host, agencies, life, cancellation));
            Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
            Assert.Equal(Kills, host.Deaths);
        }
        catch (Exception fault)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{fault.Message}\nHost:\n{host.Output}\nAgencies:\n{agencies.Output}");
            throw;
        }
    }

    private static async Task LiveAndDieAsync(MortalHost host, Life life, int seed, CancellationToken cancellation)
    {
        using var lived = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reaping = new Reaper(host, life, seed, Kills).ReapAsync(lived.Token);
        try
        {
            await life.LiveAsync(Journeys, cancellation);
        }
        finally
        {
            await lived.CancelAsync();
            await reaping;
        }
    }

    private static async Task<Recorded> RecordedAsync(MortalHost host, Agencies agencies, Life life, CancellationToken cancellation)
    {
        await using var database = host.Database();
        var (records, lines) = (new Records(database), agencies.Ledgers.Lines());
        return new()
        {
            Begun = Journeys,
            Streams = await records.StreamsAsync(cancellation),
            Events = await records.EventsAsync(cancellation),
            Receipts = await records.ReceiptsAsync(cancellation),
            Inbox = await records.InboxAsync(cancellation),
            Dead = await records.DeadAsync(cancellation),
            Acknowledged = agencies.Acknowledged(),
            Received = [.. lines.Where(l => l.Act == "Received").Select(l => (l.Agency, l.Message))],
            Refused = [.. lines.Where(l => l.Act == "Refused").Select(l => $"{l.Message} of {l.Agency}: {l.Why}")],
            Submitted = life.Submitted,
        };
    }

    private static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_FAULTS_SEED"), out var given) ? given : 20261124;
}
