using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>An input of the start is gone once the journey has waited, so it may be read only before the first wait.</summary>
internal static class InputCheck
{
    public static void Check(Draft draft)
    {
        if (draft.InputReads.Count == 0) return;
        var activities = draft.Nodes.Where(n => n.Activity is not null).ToDictionary(n => n.Id, n => n.Activity!);
        var successors = new Successors(activities, draft.Links.Select(l => l.Connection));
        var afterWait = activities.Values.Where(Waits).SelectMany(a => successors.AllOf(a.Id)).ToHashSet();
        foreach (var (activity, place) in draft.InputReads)
            if (activities.TryGetValue(activity, out var reader) && (reader is Step || afterWait.Contains(activity)))
                place.Fault("an input is read after the journey has waited, and it is gone by then.",
                    "Keep it in a variable or a fact before the first step that waits.");
    }

    private static bool Waits(Activity activity) => activity is (Step and not Notify and not RegisterFact { Starts: true })
        or ChildWorkflow { Waits: true } or DelayActivity or StartAtActivity or EventActivity or RunTaskActivity or FaultActivity;
}
