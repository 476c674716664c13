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

    [Fact]
    public void No_two_are_refused_for_the_same_reason_at_the_same_place() =>
        Assert.Empty(CorpusFiles.Names("faulty").GroupBy(n => string.Join('|', CorpusFiles.Read("faulty", n).Findings.Select(f => (f.Path, f.Reason)))).Where(g => g.Count() > 1).SelectMany(g => g));
}
