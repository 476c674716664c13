using System.Globalization;

namespace Journeys.Benchmarks.Answers;

/// <summary>
/// Answers applied a second, from the first post until the last is applied: accepted (receipt and envelope in a commit,
/// acknowledged) and applied (events, state, deadlines, messages, receipt in a commit). Engine and floor take turns.
/// </summary>
internal static class AnswersBenchmark
{
    /// <summary>Rounds that are not counted: until then most of both is still being compiled.</summary>
    private const int Warming = 3;

    public static async Task<int> RunAsync(AnswersOptions options)
    {
        await using var engine = await EngineHost.StartAsync();
        var measured = options.Clients.Length * (options.Rounds + Warming) * options.Answers;
        var questions = await new Estates(engine).OpenAsync(measured + 100);
        var recipes = await new Sampling(engine).RecipesAsync(SamplesOf(questions));
        var floor = new Floor(engine.Database, recipes);
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("Clients go on when their answer is accepted; engine and floor apply beside them, and count from the first post to the last applied.");
        Console.WriteLine();
        Console.WriteLine("| clients | floor, answers/s | engine, answers/s | ratio | floor, CPU ms: client, server | engine, CPU ms: host, server |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var clients in options.Clients) await LineAsync(engine, floor, questions, clients, options);
        return 0;
    }

    private static async Task LineAsync(EngineHost engine, Floor floor, Queue<OpenQuestion> questions, int clients, AnswersOptions options)
    {
        var (floors, engines, posting, watch) = (new List<Cost>(), new List<Cost>(), new Posting(engine), new Watch(engine.ServerProcess));
        for (var round = 0; round < Warming + options.Rounds; round++)
        {
            await floor.PrepareAsync(options.Answers);
            var own = Enumerable.Range(0, options.Answers).Select(_ => Posted.Of(questions.Dequeue())).ToList();
            floors.Add(await watch.CostAsync(options.Answers, () => floor.RunAsync(clients, options.Answers)));
            engines.Add(await watch.CostAsync(options.Answers, () => posting.RunAsync(clients, own)));
            await engine.StillAsync();
        }

        var ratios = floors.Zip(engines, (f, e) => e.PerSecond / f.PerSecond).Skip(Warming);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {clients} | {Rate(floors)} | {Rate(engines)} | {Spread.Of(ratios).Shown("0.00")} | {Processor(floors)} | {Processor(engines)} |"));
    }

    private static string Rate(List<Cost> rounds) => Spread.Of(rounds.Skip(Warming).Select(r => r.PerSecond)).Shown("0");

    private static string Processor(List<Cost> rounds) =>
        $"{Spread.Of(rounds.Skip(Warming).Select(r => r.Client)).Shown("0.0")}, {Spread.Of(rounds.Skip(Warming).Select(r => r.Server)).Shown("0.0")}";

    private static List<OpenQuestion> SamplesOf(Queue<OpenQuestion> questions)
    {
        var taken = questions.ToList();
        var samples = taken.DistinctBy(q => q.Bookmark).ToList();
        questions.Clear();
        foreach (var question in taken.Except(samples)) questions.Enqueue(question);
        return samples;
    }
}
