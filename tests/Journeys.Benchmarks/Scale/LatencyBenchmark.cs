using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Journeys.Benchmarks.Answers;
using Journeys.Host.Engine;

namespace Journeys.Benchmarks.Scale;

/// <summary>How long one answer takes when they come at a steady rate, whoever is done (an open loop): until acknowledged, and until applied.</summary>
internal static class LatencyBenchmark
{
    private static readonly int[] Rates = [25, 50, 100, 200];

    public static async Task<int> RunAsync(int seconds)
    {
        await using var engine = await EngineHost.StartAsync();
        var (open, random) = (new OpenJourneys(engine), new Random(1));
        await open.GrowAsync(1000 + (Rates.Sum() * (seconds + 5)));
        await RoundAsync(engine, open.Draw(Rates[^1] * 5, random), Rates[^1]);
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| answers/s that come | acknowledged after, ms: P50, P99, most | applied after, ms: P50, P99, most |");
        Console.WriteLine("|---|---|---|");
        foreach (var rate in Rates)
        {
            var (acknowledged, applied) = await RoundAsync(engine, open.Draw(rate * seconds, random), rate);
            Console.WriteLine($"| {rate} | {Shown(acknowledged)} | {Shown(applied)} |");
        }

        return 0;
    }

    private static async Task<(double[] Acknowledged, double[] Applied)> RoundAsync(EngineHost engine, List<OpenQuestion> questions, int rate)
    {
        var begun = Stopwatch.GetTimestamp();
        var answers = new List<Task<(double Acknowledged, double Applied)>>();
        foreach (var (i, question) in questions.Index())
        {
            var due = begun + (i * Stopwatch.Frequency / rate);
            while (Stopwatch.GetTimestamp() < due) await Task.Delay(1);
            answers.Add(AnswerAsync(engine, question, due));
        }

        var all = await Task.WhenAll(answers);
        await engine.StillAsync();
        return ([.. all.Select(a => a.Acknowledged).Order()], [.. all.Select(a => a.Applied).Order()]);
    }

    private static async Task<(double Acknowledged, double Applied)> AnswerAsync(EngineHost engine, OpenQuestion question, long due)
    {
        var applied = AppliedAsync(engine, question.Journey);
        var (id, now, posted) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow(), Posted.Of(question));
        var receipt = new Receipt(
            id, posted.Agency, $"/agencies/{posted.Agency}", id.ToString(), posted.Journey, posted.Bookmark, now, ReceiptStatus.Accepted, null);
        await engine.Receipts.AcceptAsync(receipt, SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())), posted.Message(id, now), default);
        return (Stopwatch.GetElapsedTime(due).TotalMilliseconds, Stopwatch.GetElapsedTime(due, await applied).TotalMilliseconds);
    }

    // Told after the journey's next commit, in this process.
    private static async Task<long> AppliedAsync(EngineHost engine, Guid journey)
    {
        await foreach (var _ in engine.Signals.Watch(journey, 0, default)) return Stopwatch.GetTimestamp();
        throw new UnreachableException();
    }

    private static string Shown(double[] sorted) => string.Create(CultureInfo.InvariantCulture,
        $"{sorted[sorted.Length / 2]:0}, {sorted[sorted.Length * 99 / 100]:0}, {sorted[^1]:0}");
}
