using Journeys.Host.Tests.Citizen;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>Nadia's scenarios, as they are shipped.</summary>
internal static class PlayedRestaurant
{
    public const string Before = "nadia-the-day-before-the-food-rule-ends";
    public const string After = "nadia-the-day-after-the-food-rule-ended";

    public static Task<Scenario> ReadAsync(string name) => ShippedScenario.ReadAsync("restaurant", name);
}
