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
        var (sound, unsound) = (0, new Dictionary<FlawKind, int>());
        for (var seed = 0; seed < Drawings; seed++)
        {
            if (RandomChart.Of(seed) is not { } definition) continue;
            var verdict = Verifier.Verify(definition);
            Assert.True(verdict.Complete, $"drawing {seed} has too many states");
            if (verdict.Sound) sound++;
            foreach (var flaw in verdict.Flaws)
            {
                unsound[flaw.Kind] = unsound.GetValueOrDefault(flaw.Kind) + 1;
                Happens(definition, flaw, seed);
            }

            if (verdict.Flaws.Any(f => f.Kind is FlawKind.Spins)) continue;
            for (var run = 0; run < (verdict.Sound ? RunsEach : 2); run++) Ends(definition, verdict, seed, run);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{sound} sound; {string.Join(", ", unsound.Select(u => $"{u.Value} {u.Key}"))}");
        Assert.True(sound > 100, $"{sound} drawings are sound");
        Assert.Superset(new HashSet<FlawKind> { FlawKind.Dead, FlawKind.Doubled, FlawKind.Race, FlawKind.Endless }, unsound.Keys.ToHashSet());
    }

    private static void Ends(Definition definition, Verdict verdict, int seed, int number)
    {
        var random = new Random((seed * 1000) + number);
        var shared = random.Next(2) == 0;
        var loops = definition.Connections.Any(definition.Index.IsBack);
        var run = new RealRun(definition, e => e.Text == "shared" && !loops ? shared : random.Next(2) == 0);
        for (var step = 0; step < LongestRun && run.Waits.Count > 0; step++)
        {
            var bookmark = run.Waits[random.Next(run.Waits.Count)];
            var activity = definition.Activities[run.Journey.Steps[run.Journey.Bookmarks[bookmark].Instance].Activity];
            var exits = Exits.Of(definition, activity);
            if (exits.Count == 0) return;
            run.Go(bookmark, exits[random.Next(exits.Count)]);
        }

        var what = $"drawing {seed}, run {number}: {string.Join(", ", definition.Connections.Select(c => c.Id))}";
        Has(FlawKind.Doubled, run.Doubled);
        if (run.Waits.Count == 0 && run.Doubled.Count == 0)
        {
            Assert.True(!verdict.Sound || run.Journey.Status == JourneyStatus.Ended, $"It did not end: {what}");
            if (verdict.Sound) Assert.True(!run.Unjoined.Any(), $"{string.Join(", ", run.Unjoined)} still waits: {what}");
        }

        foreach (var dead in verdict.Flaws.Where(f => f.Kind == FlawKind.Dead))
            Assert.False(run.Entered.Contains(dead.Activity.Id), $"{dead.Activity.Id} is not dead: {what}");

        void Has(FlawKind kind, IEnumerable<string> happened)
        {
            if (verdict.Sound) Assert.True(!happened.Any(), $"{kind} at {string.Join(", ", happened)}, and it is called sound: {what}");
        }
    }

    private static void Happens(Definition definition, Flaw flaw, int seed)
    {
        var order = new Queue<Choice>(flaw.Story.Where(c => c.Activity is FlowDecision));
        var run = new RealRun(definition, e => order.TryDequeue(out var next) ? next.Exit.Ports[0] == "True" : false);
        foreach (var choice in flaw.Story.Where(c => c.Activity is Step))
        {
            var bookmark = run.BookmarkOf(choice.Activity);
            Assert.True(bookmark is not null, $"drawing {seed}: {choice.Activity.Id} is not open in the story of {flaw.Kind} at {flaw.Activity.Id}: {string.Join("; ", flaw.Story.Select(c => $"{c.Activity.Id} {c.Exit.Told}"))}: {string.Join(", ", definition.Connections.Select(c => c.Id))}");
            run.Go(bookmark!, choice.Exit);
        }

        var happened = flaw.Kind switch
        {
            FlawKind.Doubled => run.Doubled.Contains(flaw.Activity.Id),
            FlawKind.Race => run.CutShort.Contains(flaw.Activity.Id),
            FlawKind.Unjoined => run.Unjoined.Contains(flaw.Activity.Id),
            FlawKind.Stuck => run.Journey.Tokens.ContainsKey(flaw.Activity.Id),
            _ => true,
        };
        Assert.True(happened, $"drawing {seed}: {flaw.Kind} at {flaw.Activity.Id} does not happen by {string.Join("; ", flaw.Story.Select(c => c.Exit.Told))}: {string.Join(", ", definition.Connections.Select(c => c.Id))}");
    }
}
