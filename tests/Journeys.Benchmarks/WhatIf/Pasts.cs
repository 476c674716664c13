using System.Globalization;
using System.Text.RegularExpressions;
using Journeys.Benchmarks.Decide;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Scenarios;
using Journeys.WhatIf;

namespace Journeys.Benchmarks.WhatIf;

/// <summary>Sofia's past, once for each of so many days on which the death may have been, so that no two pasts read the same dates.</summary>
internal static partial class Pasts
{
    public static async Task<IReadOnlyList<History>> MakeAsync(Sofia sofia, string scenario, int count)
    {
        var pasts = new List<History>();
        for (var day = 0; day < count; day++)
        {
            var shifted = Dates().Replace(scenario, d => DateOnly.Parse(d.Value, CultureInfo.InvariantCulture).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var engine = new InMemoryEngine(sofia.Definition, sofia.Evaluate);
            await new ScenarioRun(Scenario.Read("sofia.json", shifted), engine).RunAsync();
            pasts.Add(History.Of(NameId.Of($"past {day}"), sofia.Definition, engine.Recorded));
        }

        return pasts;
    }

    [GeneratedRegex(@"(?<="")20\d\d-\d\d-\d\d(?=["" T])")]
    private static partial Regex Dates();
}
