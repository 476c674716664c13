using Journeys.Scenarios;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A scenario of a shipped life event, as its file says.</summary>
internal static class ShippedScenario
{
    public static async Task<Scenario> ReadAsync(string lifeEvent, string name)
    {
        var file = Path.Combine(RunningHost.Shipped, lifeEvent, "scenarios", $"{name}.json");
        return Scenario.Read(file, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }
}
