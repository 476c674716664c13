using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Tests.Definitions.Corpus;

/// <summary>
/// Whole folders in which one file is mutated: whatever it holds, reading gives findings or a catalogue, in time, and what is
/// accepted can be started. <c>JOURNEYS_MUTATIONS</c> says how many, <c>JOURNEYS_SEED</c> where the drawing begins.
/// </summary>
public class FuzzTests
{
    private static readonly int Files = Number("JOURNEYS_MUTATIONS", 1_000);
    private static readonly int Seed = Number("JOURNEYS_SEED", 1_930_173);
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_folder_with_a_mutated_file_gives_findings_or_a_catalogue_whose_journeys_start()
    {
        var folders = CorpusFiles.Names("sound").Select(n => (Name: n, CorpusFiles.Of("sound", n).Texts)).ToList();
        var others = folders.SelectMany(f => f.Texts.Values).Distinct().ToList();
        var (refused, started) = (0, 0);
        for (var number = 0; number < Files; number++)
        {
            var random = new Random(Seed + number);
            var (name, texts) = folders[random.Next(folders.Count)];
            var file = random.Next(3) > 0 ? $"workflows/{name}/workflow.json" : texts.Keys.ElementAt(random.Next(texts.Count));
            var mutated = texts.ToDictionary(t => t.Key, t => t.Key == file ? new Mutations(random, others).Of(t.Value) : t.Value);
            var what = $"seed {Seed + number}, {name}, {file}: {mutated[file]}";
            var reading = Read(mutated, what);
            Whole(reading, mutated, what);
            refused += reading.Findings.Count > 0 ? 1 : 0;
            if (reading.Findings.Count == 0 && reading.Definitions.TryGetValue(name, out var accepted)) started += Starts(accepted, number, what);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Files} mutated files: {refused} refused, {started} started");
        Assert.InRange(refused, Files / 2, Files - 1);
        Assert.True(started > Files / 100, $"only {started} of {Files} were accepted");
    }

    private static WorkflowCatalogueReading Read(Dictionary<string, string> texts, string what)
    {
        var reading = Task.Run(() => WorkflowFolder.Read(new(texts), ExpressionEvaluator.Syntax));
        try
        {
            Assert.True(reading.Wait(LongestReading), $"It takes too long: {what}");
        }
        catch (AggregateException fault)
        {
            throw new InvalidOperationException(what, fault);
        }

        return reading.Result;
    }

    /// <summary>Each finding helps; where there is none everything was read, nothing half.</summary>
    private static void Whole(WorkflowCatalogueReading reading, Dictionary<string, string> texts, string what)
    {
        Assert.All(reading.Findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Reason) || string.IsNullOrWhiteSpace(f.Remedy) || f.Path.Length == 0 || f.File.Length == 0, what));
        Assert.All(reading.Definitions.Values, d => Assert.True(d.Activities.ContainsKey(d.Start), what));
        if (reading.Findings.Count > 0) return;
        int Count(string folder) => texts.Keys.Count(k => k.StartsWith($"workflows/{folder}/", StringComparison.Ordinal) && k.Split('/').Length == 3);
        Assert.True(reading.Definitions.Count == texts.Keys.Count(k => k.EndsWith("/workflow.json", StringComparison.Ordinal)), what);
        Assert.All(reading.Definitions.Keys, d => Assert.True(reading.Texts[d].ContainsKey("sv") && reading.Texts[d].ContainsKey("en"), what));
        Assert.True((reading.Agencies.Count, reading.Agreements.Count, reading.Objects.Count) == (Count("agencies"), Count("agreements"), Count("catalogue")), what);
    }

    private static int Starts(Definition definition, int seed, string what)
    {
        try
        {
            _ = new Play(definition, seed);
            return 1;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException(what, fault);
        }
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var given) ? given : otherwise;
}
