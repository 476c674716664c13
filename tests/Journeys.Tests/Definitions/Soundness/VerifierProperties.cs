using System.Text.Json;
using Journeys.Definitions;
using Journeys.Definitions.Soundness;
using Journeys.Execution;

namespace Journeys.Tests.Definitions.Soundness;

/// <summary>
/// The verifier against the real decider, on flowcharts drawn at random: what it calls sound always ends properly, and the
/// story of each flaw leads there. A failure names the seed of its drawing.
/// </summary>
public class VerifierProperties
{
    private const int RunsEach = 10;
    private const int LongestRun = 60;

    /// <summary>How many drawings; <c>JOURNEYS_DRAWINGS</c> says more.</summary>
    private static readonly int Drawings = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_DRAWINGS"), out var given) ? given : 800;

    [Fact]
    public void What_is_sound_ends_properly_whatever_the_answers_and_what_is_not_has_a_story_that_happens()
    {
        var (sound, happened, unsound) = (0, 0, new Dictionary<FlawKind, int>());
        for (var seed = 0; seed < Drawings; seed++)
        {
            if (RandomChart.Of(seed) is not { } definition) continue;
            var proof = Verifier.Verify(definition);
            Assert.True(proof.Complete, $"drawing {seed} has too many states");
            if (proof.Sound) sound++;
            foreach (var flaw in proof.Flaws)
            {
                unsound[flaw.Kind] = unsound.GetValueOrDefault(flaw.Kind) + 1;
                if (Happens(definition, flaw, seed)) happened++;
            }

            if (proof.Flaws.Any(f => f.Kind is FlawKind.Spins)) continue;
            for (var run = 0; run < (proof.Sound ? RunsEach : 2); run++) Ends(definition, proof, seed, run);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{sound} sound; {string.Join(", ", unsound.Select(u => $"{u.Value} {u.Key}"))}");
        Assert.True(sound > 100, $"{sound} drawings are sound");
        Assert.True(happened > unsound.Values.Sum() * 9 / 10, $"{happened} of {unsound.Values.Sum()} stories happen by the decider's own order");
        Assert.Superset(new HashSet<FlawKind> { FlawKind.Dead, FlawKind.Doubled, FlawKind.Race, FlawKind.Endless }, unsound.Keys.ToHashSet());
    }

    private static void Ends(Definition definition, Proof proof, int seed, int number)
    {
        var random = new Random((seed * 1000) + number);
        var shared = random.Next(2) == 0;
        var run = new RealRun(definition, e => new Evaluation.Known(JsonSerializer.SerializeToElement(e.Text == "shared" ? shared : random.Next(2) == 0)));
        for (var step = 0; step < LongestRun && run.Waits.Count > 0; step++)
        {
            var (key, activity) = run.Waits[random.Next(run.Waits.Count)];
            var exits = Exits.Of(definition, activity);
            if (exits.Count == 0) return;
            run.Meet(key, exits[random.Next(exits.Count)]);
        }

        var what = $"drawing {seed}, run {number}: {string.Join(", ", definition.Connections.Select(c => c.Id))}";
        if (proof.Sound) Assert.True(run.Doubled.Count == 0, $"Doubled at {string.Join(", ", run.Doubled)}, and it is called sound: {what}");
        if (run.Waits.Count == 0 && run.Doubled.Count == 0)
        {
            Assert.True(!proof.Sound || run.Journey.Status == JourneyStatus.Ended, $"It did not end: {what}");
            if (proof.Sound) Assert.True(run.Unjoined.Count == 0, $"{string.Join(", ", run.Unjoined)} still waits: {what}");
        }

        foreach (var dead in proof.Flaws.Where(f => f.Kind == FlawKind.Dead))
            Assert.False(run.Entered.Contains(dead.Activity.Id), $"{dead.Activity.Id} is not dead: {what}");
    }

    private static bool Happens(Definition definition, Flaw flaw, int seed)
    {
        var told = $"drawing {seed}, {flaw.Kind} at {flaw.Activity.Id} by {string.Join("; ", flaw.Story.Select(c => $"{c.Activity.Id} {c.Exit.Told}"))}: {string.Join(", ", definition.Connections.Select(c => c.Id))}";
        var (run, missing) = StoryRun.Of(definition, flaw);
        if (missing is not null && DependsOnNames(definition, run)) return false;
        Assert.True(missing is null, $"{missing?.Activity.Id} is not open: {told}");
        var happened = StoryRun.Happened(run, flaw);
        Assert.True(happened || DependsOnNames(definition, run), $"It does not happen: {told}");
        return happened;
    }

    // In a loop and around a race the order of what happens at once can matter. The decider takes one, by the names of the
    // activities, and may so lose something else; the verifier tries all, so that no name makes a life event sound.
    private static bool DependsOnNames(Definition definition, RealRun run) =>
        definition.Activities.Values.Any(a => a is FlowJoin { Mode: JoinMode.WaitAny }) || (run.Doubled.Count > 0 && definition.Connections.Any(definition.Index.IsBack));
}
