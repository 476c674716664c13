using Journeys.Execution;

namespace Journeys.Tests.Definitions.Corpus;

/// <summary>Definitions that are awkward and sound: each is accepted without a word, and each journey on it ends.</summary>
public class SoundCorpusTests
{
    private const int PlaysEach = 12;

    public static TheoryData<string> Sound => [.. CorpusFiles.Names("sound")];

    [Fact]
    public void There_are_at_least_thirty() => Assert.InRange(Sound.Count, 30, 1000);

    [Theory]
    [MemberData(nameof(Sound))]
    public void It_is_accepted_and_each_journey_on_it_comes_to_its_end(string name)
    {
        var reading = CorpusFiles.Read("sound", name);
        Assert.Empty(reading.Findings);
        for (var seed = 0; seed < PlaysEach; seed++)
        {
            var journey = new Play(reading.Definitions[name], seed).ToTheEnd().Journey;
            Assert.True(journey.Status == JourneyStatus.Ended, $"play {seed} stands at {string.Join(", ", journey.Tokens.Keys)}, waits at {string.Join(", ", journey.Bookmarks.Keys)} ({string.Join(" ", journey.Incidents)})");
            Assert.Empty(journey.Tokens.Keys);
            Assert.All(journey.Incidents, i => Assert.Contains("declined", i, StringComparison.Ordinal));
        }
    }
}
