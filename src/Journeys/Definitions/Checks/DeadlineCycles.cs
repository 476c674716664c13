using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>No last day may be counted, step by step, from itself.</summary>
internal static class DeadlineCycles
{
    public static void Check(Draft draft)
    {
        var left = draft.Steps.DistinctBy(s => s.Step.StepId).Where(s => s.Step.Deadline is not null)
            .ToDictionary(s => s.Step.StepId, s => (s.Step.Deadline!.Of, s.Place));
        while (left.FirstOrDefault(s => !s.Value.Of.Any(left.ContainsKey)).Key is { } free) left.Remove(free);
        while (left.FirstOrDefault(s => !left.Values.Any(o => o.Of.Contains(s.Key))).Key is { } after) left.Remove(after);
        foreach (var (step, (of, place)) in left)
            place["customProperties"]["journeys"]["deadline"].Fault(
                $"the last day of {step} is counted in a circle, from {string.Join(", ", of.Where(left.ContainsKey))}.", "Count one of them from a fact.");
    }
}
