using Journeys.Scenarios;
using Journeys.Tests.Execution;

namespace Journeys.Tests.Scenarios;

public class ScenarioTests
{
    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Workflows.Folder, "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "scenarios")
            .Select(f => Path.GetRelativePath(Workflows.Folder, f))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_scenario_comes_out_as_its_file_says(string file)
    {
        var scenario = Scenario.Read(file, await File.ReadAllTextAsync(Path.Combine(Workflows.Folder, file), TestContext.Current.CancellationToken));
        var engine = new InMemoryEngine(Workflows.Read(scenario.Workflow), Spec.Evaluator.Evaluate);
        var differences = await new ScenarioRun(scenario, engine).RunAsync();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
        if (!scenario.Timeline.Any(e => e.Verb == "expect" && e.Json["expect"]!["incidents"] is not null))
            Assert.Empty((await engine.JourneyAsync())!.Incidents);
    }
}
