using System.Diagnostics;
using System.Globalization;

namespace Journeys.Benchmarks.Answers;

/// <summary>
/// Answers applied a second, from the first post until the last is applied: accepted (receipt and envelope in a commit,
/// acknowledged) and applied (events, state, deadlines, messages, receipt in a commit). Engine and floor take turns.
/// </summary>
internal static class AnswersBenchmark
{
    public static async Task<int> RunAsync(AnswersOptions options)
    {
        await using var engine = await EngineHost.StartAsync();
        var measured = options.Clients.Length * (options.Rounds + 1) * options.Answers;
        var questions = await new Estates(engine).OpenAsync(measured + 100);
        var recipes = await new Sampling(engine).RecipesAsync(SamplesOf(questions));
        var floor = new Floor(engine.Database, recipes);
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| clients | floor, answers/s | engine, answers/s | ratio |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var clients in options.Clients) await LineAsync(engine, floor, questions, clients, options);
        return 0;
    }

    private static async Task LineAsync(EngineHost engine, Floor floor, Queue<OpenQuestion> questions, int clients, AnswersOptions options)
    {
        var (floors, engines, posting) = (new List<double>(), new List<double>(), new Posting(engine));
        for (var round = 0; round <= options.Rounds; round++)
        {
            await floor.PrepareAsync(options.Answers);
            var own = Enumerable.Range(0, options.Answers).Select(_ => Posted.Of(questions.Dequeue())).ToList();
            floors.Add(options.Answers / (await SecondsAsync(() => floor.RunAsync(clients, options.Answers))));
            engines.Add(options.Answers / (await SecondsAsync(() => posting.RunAsync(clients, own))));
        }

        // The first round warms both.
        var ratios = floors.Zip(engines, (f, e) => e / f).Skip(1);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {clients} | {Spread.Of(floors.Skip(1)).Shown("0")} | {Spread.Of(engines.Skip(1)).Shown("0")} | {Spread.Of(ratios).Shown("0.00")} |"));
    }

    private static List<OpenQuestion> SamplesOf(Queue<OpenQuestion> questions)
    {
        var taken = questions.ToList();
        var samples = taken.DistinctBy(q => q.Bookmark).ToList();
        questions.Clear();
        foreach (var question in taken.Except(samples)) questions.Enqueue(question);
        return samples;
    }

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        GC.Collect();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        await work();
        var s = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.Error.WriteLine($"  {s:0.00} s, cpu {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:0.00}");
        return s;
    }
}
