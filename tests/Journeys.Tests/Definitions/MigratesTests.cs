using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

public class MigratesTests
{
    private static Flow Changed(string migrates) => Flow.Started.Step("B02", journeys: """{"ports":{"Done":{"ends":"."}}}""").Step("B03", journeys: """{"ports":{"Done":{"ends":"."}}}""")
        .Connect("B01/Done>B02", "B01/Done>B03").With($$"""{"migrates":{{migrates}}}""").Edit(root => root["version"] = 3);

    [Fact]
    public void What_steps_were_called_is_read()
    {
        var reading = Changed("""[{"from":1,"steps":{"A02":"B02"}},{"from":2,"steps":{"B02":["B02","B03"]}}]""").Read();
        Assert.Empty(reading.Findings);
        Assert.Equal([1, 2], reading.Definition!.Migrates.Select(m => m.From));
        Assert.Equal(["B02", "B03"], reading.Definition.Migrates[1].Steps["B02"]);
    }

    [Theory]
    [InlineData("""[{"from":1,"steps":{"A02":"B2"}}]""", "$.customProperties.journeys.migrates[0].steps.A02", "no step or activity 'B2'")]
    [InlineData("""[{"from":3,"steps":{}}]""", "$.customProperties.journeys.migrates[0].from", "no earlier version")]
    [InlineData("""[{"from":1,"steps":{}},{"from":1,"steps":{}}]""", "$.customProperties.journeys.migrates[1].from", "two rules are from version 1")]
    [InlineData("""[{"from":1,"steps":{"B02":"B03"}}]""", "$.customProperties.journeys.migrates[0].steps.B02", "the file still has 'B02'")]
    [InlineData("""[{"steps":{}}]""", "$.customProperties.journeys.migrates[0].from", "missing")]
    [InlineData("""[{"from":1,"stpes":{}}]""", "$.customProperties.journeys.migrates[0].stpes", "unknown field")]
    [InlineData("""[{"from":1,"steps":{"A02":["B02","B02"]}}]""", "$.customProperties.journeys.migrates[0].steps.A02", "names a step twice")]
    public void A_fault_says_where_and_what(string migrates, string path, string reason) =>
        Assert.Contains(Changed(migrates).Read().Findings, f => f.Path == path && f.Reason.Contains(reason, StringComparison.Ordinal));
}
