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
    /// <summary>How often a drawing that is called sound is run; <c>JOURNEYS_RUNS</c> says more.</summary>
    private static readonly int RunsEach = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_RUNS"), out var runs) ? runs : 10;
    private const int LongestRun = 60;

    /// <summary>So many loops that spin are run until the decider stops them, which takes its time.</summary>
    private const int MostSpun = 8;

    /// <summary>How many drawings; <c>JOURNEYS_DRAWINGS</c> says more.</summary>
    private static readonly int Drawings = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_DRAWINGS"), out var given) ? given : 800;

    /// <summary>The first drawing's seed; <c>JOURNEYS_SEED</c> says another, to draw one again that failed.</summary>
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_SEED"), out var seed) ? seed : 0;

    [Fact]
    public void What_is_sound_ends_properly_whatever_the_answers_and_what_is_not_has_a_story_that_happens() =>
        Holds(Drawings, RandomChart.Of, 9, FlawKind.Dead, FlawKind.Doubled, FlawKind.Race, FlawKind.Endless);

    [Fact]
    public void So_it_is_with_blocks_within_blocks() =>
        Holds(Drawings / 4, RandomBlocks.Of, 8, FlawKind.Dead, FlawKind.Race, FlawKind.Endless, FlawKind.Spins);

    private static void Holds(int drawings, Func<int, Definition?> draw, int leastOfTen, params FlawKind[] kinds)
    {
        var (sound, happened, spun, unsound) = (0, 0, 0, new Dictionary<FlawKind, int>());
        for (var seed = First; seed < First + drawings; seed++)
        {
            if (draw(seed) is not { } definition) continue;
            var proof = Verifier.Verify(definition);
            Assert.True(proof.Complete, $"drawing {seed} has too many states");
            if (proof.Sound) sound++;
            foreach (var flaw in proof.Flaws.Where(f => f.Kind != FlawKind.Spins || spun++ < MostSpun))
            {
                unsound[flaw.Kind] = unsound.GetValueOrDefault(flaw.Kind) + 1;
                if (Happens(definition, flaw, seed)) happened++;
            }

            if (proof.Flaws.Any(f => f.Kind is FlawKind.Spins)) continue;
            for (var run = 0; run < (proof.Sound ? RunsEach : 2); run++) Ends(definition, proof, seed, run);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{sound} sound; {happened} of {unsound.Values.Sum()} stories happen: {string.Join(", ", unsound.Select(u => $"{u.Value} {u.Key}"))}");
        Assert.True(sound > drawings / 8, $"{sound} drawings are sound");
        Assert.True(happened > unsound.Values.Sum() * leastOfTen / 10, $"{happened} of {unsound.Values.Sum()} stories happen by the decider's own order");
        Assert.Superset(new HashSet<FlawKind>(kinds), unsound.Keys.ToHashSet());
    }

    private static void Ends(Definition definition, Proof proof, int seed, int number)
    {
        var random = new Random((seed * 1000) + number);
        var shared = random.Next(2) == 0;
        var run = new RealRun(definition, e => StoryRun.IsChoice(definition, e.Text) ? Drawn(e.Text) : null);
        for (var step = 0; step < LongestRun && run.Waits.Count > 0; step++)
        {
            var (key, activity) = run.Waits[random.Next(run.Waits.Count)];
            var exits = Exits.Of(definition, activity);
            if (exits.Count == 0) return;
            run.Meet(key, exits[random.Next(exits.Count)]);
        }

        var what = $"drawing {seed}, run {number}: {Told(definition)}";
        if (proof.Sound) Assert.True(run.Doubled.Count == 0, $"Doubled at {string.Join(", ", run.Doubled)}, and it is called sound: {what}");
        if (proof.Sound) Assert.True(!run.CutShort.Any(c => definition.Activities[c] is AgencyActivity { CancelOnNotApplicable: false }), $"{string.Join(", ", run.CutShort)} is cut short, and it is called sound: {what}");
        if (proof.Sound) Assert.True(run.Journey.Incidents.Count == 0, $"{string.Join(", ", run.Journey.Incidents)}: {what}");
        if (run.Waits.Count == 0 && run.Doubled.Count == 0)
        {
            Assert.True(!proof.Sound || run.Journey.Status == JourneyStatus.Ended, $"It did not end: {what}");
            if (proof.Sound) Assert.True(run.Unjoined.Count == 0, $"{string.Join(", ", run.Unjoined)} still waits: {what}");
        }

        foreach (var dead in proof.Flaws.Where(f => f.Kind == FlawKind.Dead))
            Assert.False(run.Entered.Contains(dead.Activity.Id), $"{dead.Activity.Id} is not dead: {what}");

        Evaluation Drawn(string text) => new Evaluation.Known(JsonSerializer.SerializeToElement<object>(
            text == "shared" ? shared : text == "true" ? true : text.StartsWith('[') ? Enumerable.Range(0, random.Next(3)).ToArray() : random.Next(2) == 0));
    }

    private static string Told(Definition definition) =>
        $"{string.Join(", ", definition.Activities.Values.Select(a => $"{a.Parent}/{a.Id} {a.GetType().Name}{(a is FlowJoin join ? join.Mode : a is ForkBlock { Any: true } ? " any" : "")}"))}; {string.Join(", ", definition.Connections.Select(c => c.Id))}";

    private static bool Happens(Definition definition, Flaw flaw, int seed)
    {
        var told = $"drawing {seed}, {flaw.Kind} at {flaw.Activity.Id} by {string.Join("; ", flaw.Story.Select(c => $"{c.Activity.Id} {c.Exit.Told}"))}: {Told(definition)}";
        if (flaw.Kind == FlawKind.Spins) return StoryRun.Spins(definition, flaw);
        var (run, missing) = StoryRun.Of(definition, flaw);
        if (missing is not null && (DependsOnNames(definition, run) || EndedBefore(definition, run, missing.Activity))) return false;
        Assert.True(missing is null, $"{missing?.Activity.Id} is not open: {told}");
        var happened = StoryRun.Happened(run, flaw);
        Assert.True(happened || DependsOnNames(definition, run) || (flaw.Kind == FlawKind.Race && EndedBefore(definition, run, flaw.Activity)), $"It does not happen: {told}");
        return happened;
    }

    // A block is proven by itself: that what stands beside it ends it at once, before anything happens in it, is told there.
    private static bool EndedBefore(Definition definition, RealRun run, Activity activity)
    {
        for (var at = activity.Parent; at is not null; at = definition.Activities[at].Parent)
            if (run.Stops.Any(s => definition.Activities[s] is FinishActivity || definition.Activities[s].Parent == definition.Activities[at].Parent)) return true;
        return false;
    }

    // In a loop and around a race the order of what happens at once can matter. The decider takes one, by the names of the
    // activities, and may so lose something else; the verifier tries all, so that no name makes a life event sound.
    private static bool DependsOnNames(Definition definition, RealRun run) =>
        definition.Activities.Values.Any(a => a is FlowJoin { Mode: JoinMode.WaitAny } or ForkBlock { Any: true }) || (run.Doubled.Count > 0 && definition.Connections.Any(definition.Index.IsBack));
}
