using System.Text.Json.Nodes;
using Journeys.Definitions.Reading;
using Journeys.Law;
using Journeys.Scenarios;

namespace Journeys.Definitions.Checks;

/// <summary>A life event's scenarios can be read, name steps that it has, and answers of the vocabulary.</summary>
internal static class ScenarioChecks
{
    private static readonly string[] AtSteps = ["task", "send", "open", "answer", "withdraw"];

    public static void Check(Draft draft, string file, string text, FindingList findings)
    {
        if (JsonText.Parse(text, findings) is null || draft.StepIds.Count == 0) return;
        try
        {
            foreach (var entry in Scenario.Read(file, text).Timeline) Check(draft, entry, findings);
        }
        catch (FormatException fault)
        {
            findings.Add("$", null, fault.Message[(file.Length + 2)..], "Mend the scenario; another of the folder shows the form.");
        }
    }

    private static void Check(Draft draft, ScenarioEntry entry, FindingList findings)
    {
        var at = $"$.timeline[{entry.Index}]";
        var step = TextOf(entry, entry.Verb);
        if (AtSteps.Contains(entry.Verb) && step is null)
            findings.Add($"{at}.{entry.Verb}", null, "a step or an instance is expected.", "Write its id, such as B17.child-2.");
        else if (AtSteps.Contains(entry.Verb) && !IsWhole(entry) && !draft.StepIds.Any(id => step == id || step!.StartsWith($"{id}.", StringComparison.Ordinal)))
            findings.Add($"{at}.{entry.Verb}", null, $"the life event has no step '{step}'.", Nearest.Remedy(step!.Split('.')[0], draft.StepIds));
        foreach (var name in new[] { "outcome", "as" })
            if (TextOf(entry, name) is { } outcome && !Enum.GetNames<Outcome>().Contains(outcome))
                findings.Add($"{at}.{name}", null, $"'{outcome}' is no answer of the vocabulary.", Nearest.Remedy(outcome, Enum.GetNames<Outcome>()));
    }

    private static bool IsWhole(ScenarioEntry entry) => entry is { Verb: "withdraw", Target: "journey" };

    private static string? TextOf(ScenarioEntry entry, string name) =>
        entry.Json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
