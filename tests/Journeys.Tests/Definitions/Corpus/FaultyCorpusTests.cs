using Journeys.Definitions.Soundness;
using Journeys.Tests.Definitions.Soundness;

namespace Journeys.Tests.Definitions.Corpus;

/// <summary>
/// Definitions with one planted fault each. Beside each stands what is expected: where (file and JSON path), the activity,
/// and a piece of the reason. That is found, and nothing else.
/// </summary>
public class FaultyCorpusTests
{
    public static TheoryData<string> Faulty => [.. CorpusFiles.Names("faulty")];

    [Fact]
    public void There_are_at_least_sixty() => Assert.InRange(Faulty.Count, 60, 1000);

    [Theory]
    [MemberData(nameof(Faulty))]
    public void It_is_refused_for_its_own_reason_and_for_no_other(string name)
    {
        var reading = CorpusFiles.Read("faulty", name);
        var finding = Assert.Single(reading.Findings);
        var expected = CorpusFiles.Expected(name);
        Assert.Equal((expected[0], expected[1]), ($"{finding.File["workflows/".Length..]} {finding.Path}", finding.Activity ?? "-"));
        Assert.Contains(expected[2], finding.Reason, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(finding.Remedy));
    }

    public static TheoryData<string> Unsound => [.. CorpusFiles.Names("faulty").Where(n => n.StartsWith("sound-", StringComparison.Ordinal))];

    /// <summary>What the finding tells happens on the real decider, too.</summary>
    [Theory]
    [MemberData(nameof(Unsound))]
    public void The_story_of_what_is_not_sound_happens(string name)
    {
        var definition = CorpusFiles.Read("faulty", name).Definitions[name];
        var flaw = Assert.Single(Verifier.Verify(definition).Flaws);
        if (flaw.Kind == FlawKind.Spins)
        {
            Assert.True(StoryRun.Spins(definition, flaw));
            return;
        }

        var (run, missing) = StoryRun.Of(definition, flaw);
        Assert.True(missing is null, $"{missing?.Activity.Id} does not wait");
        Assert.True(StoryRun.Happened(run, flaw));
    }

    [Fact]
    public void No_two_are_refused_for_the_same_reason_at_the_same_place() =>
        Assert.Empty(CorpusFiles.Names("faulty").GroupBy(n => string.Join('|', CorpusFiles.Read("faulty", n).Findings.Select(f => (f.Path, f.Reason)))).Where(g => g.Count() > 1).SelectMany(g => g));
}
