using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Migration;
using Journeys.Scenarios;
using Journeys.Tests.Execution;
using Journeys.Tests.Scenarios;

namespace Journeys.Tests.Migration;

/// <summary>Journeys of bereavement's third version (15 steps), stopped after every other command, may go on by the fourth, which is whole.</summary>
public class ThirdVersionTests
{
    private static readonly Definition Third = Workflows.Read("bereavement", Workflows.Frozen);

    public static TheoryData<string> Scenarios =>
        [.. Directory.GetFiles(Path.Combine(Workflows.Frozen, "bereavement/scenarios"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    /// <summary>What holds one is always the same: the two months of a dödsboanmälan, a new offer, have passed, and nobody is to be told that they missed what they never were offered.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task It_moves_until_the_last_day_of_a_new_offer_has_passed(string name)
    {
        var file = Path.Combine(Workflows.Frozen, $"bereavement/scenarios/{name}.json");
        var scenario = Scenario.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        var acts = scenario.Timeline.Where(e => e.Verb != "expect").ToList();
        for (var count = 1; count <= acts.Count; count += 2)
        {
            var engine = new InMemoryEngine(Third, Spec.Evaluator.Evaluate);
            await new ScenarioRun(scenario with { Timeline = [.. acts.Take(count)] }, engine).RunAsync();
            var journey = (await engine.JourneyAsync())!;
            if (journey.Status != JourneyStatus.Running) continue;
            var certification = Certification.Of(Third, Persona.Definition, Spec.Evaluator.Evaluate, journey.Id, engine.Recorded, journey.LastAt);
            AssertMoves(certification, journey, $"{name} after {acts[count - 1]}");
        }
    }

    private static void AssertMoves(Certification certification, Journey journey, string where)
    {
        var late = journey.Fact("death.date") is { Date: { } died } && SwedishTime.DateOf(journey.LastAt) > StatutoryTime.Due(died, Period.Parse("P2M"));
        if (late)
            Assert.All(certification.Broken, b => Assert.StartsWith("The last day of B21/B21, which is new", b.Sentence, StringComparison.Ordinal));
        else
            Assert.True(certification.Migrate is not null, $"{where}: {string.Join("; ", certification.Broken.Select(b => b.Sentence))}");
    }
}
