using Journeys.Definitions;
using Journeys.Definitions.Soundness;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;
using Journeys.Tests.Definitions.Soundness;

namespace Journeys.Tests.Migration;

/// <summary>
/// A random journey on a drawing, and a random change to the drawing: where it is proven that the journey may go on by that,
/// it keeps what it waits for, asks nothing again, and comes to the same end as one that was started on it. A failure names its seed.
/// </summary>
public class MigrationProperties
{
    /// <summary>How many drawings for each class of change; <c>JOURNEYS_DRAWINGS</c> says more.</summary>
    private static readonly int Drawings = int.TryParse(Environment.GetEnvironmentVariable("JOURNEYS_DRAWINGS"), out var given) ? given : 1_500;

    public static TheoryData<string> Edits => [.. Enum.GetNames<Edit>()];

    [Theory]
    [MemberData(nameof(Edits))]
    public void What_moves_is_as_what_was_started_there(string name)
    {
        var edit = Enum.Parse<Edit>(name);
        var (moved, stayed) = (0, new Dictionary<string, int>());
        for (var seed = 0; seed < Drawings; seed++)
        {
            var random = new Random(seed);
            if (RandomChart.Of(seed) is not { } before || new RandomEdit(random, before).Of(edit) is not { } after) continue;
            // Only what is sound is published.
            if (!Verifier.Verify(before).Sound || !Verifier.Verify(after).Sound) continue;
            var journey = new DrawnJourney(before, seed);
            for (var steps = random.Next(12); steps > 0 && journey.GoOn(random);) steps--;
            if (journey.Journey.Status != JourneyStatus.Running || journey.Journey.Incidents.Count > 0) continue;
            var certification = Checked(journey, after, seed, random);
            if (certification.Broken.Count == 0) moved++;
            foreach (var broken in certification.Broken.Select(b => b.Name).Distinct()) stayed[broken] = stayed.GetValueOrDefault(broken) + 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{moved} moved; stayed by {string.Join(", ", stayed.Select(s => $"{s.Key} {s.Value}"))}");
        Assert.True(moved > 10, $"only {moved} moved");
        if (edit is Edit.Text or Edit.Renamed or Edit.Outcome) Assert.Empty(stayed);
        if (edit is Edit.AddedOnTheWay or Edit.Removed or Edit.Merged or Edit.Redirected) Assert.NotEmpty(stayed);
    }

    private static Certification Checked(DrawnJourney journey, Definition after, int seed, Random random)
    {
        var what = $"drawing {seed}: {string.Join(", ", journey.Definition.Connections.Select(c => c.Id))} becomes {string.Join(", ", after.Connections.Select(c => c.Id))} after {string.Join(", ", journey.Inputs)}";
        var (before, was) = (journey.Journey, journey.Definition);
        var certification = journey.Becomes(after);
        if (certification.Migrate is null) return certification;
        Assert.True(before.Bookmarks.Keys.All(journey.Journey.Bookmarks.ContainsKey), $"A wait is lost: {what}");
        Assert.True(before.Steps.Where(s => s.Value.Ended).All(s => Of(after, s.Key).All(n => journey.Journey.Steps[n] is { Ended: true } now && now.Outcome == s.Value.Outcome)), $"What is done is not done: {what}");
        var started = Started(journey, was, after, seed);
        if (!before.Bookmarks.Values.Any(b => b.Task is TaskKind.Appeal)) Same(started.Standing, journey.Standing, what);
        while (journey.Open.Count > 0 && journey.Inputs.Count < 60)
        {
            var step = journey.Open[random.Next(journey.Open.Count)];
            var outcome = journey.OutcomeOf(step, random);
            Assert.True(journey.Go(step, outcome) & started.Go(step, outcome), $"{step} is open in one alone: {what}");
        }

        Same(started.Standing, journey.Standing, what);
        foreach (var (step, times) in journey.Asked)
            if (after.Index.Step(step) is not null && after.Migrates.All(m => m.Steps.Count(s => s.Value.Contains(step)) < 2))
                Assert.True(times <= started.Asked.GetValueOrDefault(step), $"{step} was asked {times} times: {what}");
        return certification;
    }

    /// <summary>The same inputs on a journey that begins by the new version: those of tasks that are one now when the last of them was, those of a task that was divided for each part.</summary>
    private static DrawnJourney Started(DrawnJourney journey, Definition was, Definition after, int seed)
    {
        var started = new DrawnJourney(after, seed);
        var merged = after.Migrates.SelectMany(m => m.Steps).Where(s => s.Value.Count == 1).GroupBy(s => s.Value[0]).Where(g => g.Count() > 1).SelectMany(g => g.Select(s => s.Key)).ToList();
        var left = journey.Inputs.Where(i => merged.Contains(i.Step)).Select(i => i.Step).Distinct().ToList();
        foreach (var (step, outcome) in journey.Inputs.Where(i => was.Index.Step(i.Step) is not null).ToList())
            if (!(left.Remove(step) && left.Count > 0))
                foreach (var name in Of(after, step)) started.Go(name, outcome);
        return started;
    }

    private static IReadOnlyList<string> Of(Definition after, string step) =>
        after.Migrates.Select(m => m.Steps.GetValueOrDefault(step)).FirstOrDefault(s => s is not null) ?? (after.Index.Step(step) is null ? [] : [step]);

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual, string what) =>
        Assert.True(expected.SequenceEqual(actual), $"{string.Join("; ", actual.Except(expected))} and not {string.Join("; ", expected.Except(actual))}: {what}");
}
