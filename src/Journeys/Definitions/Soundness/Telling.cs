namespace Journeys.Definitions.Soundness;

/// <summary>Tells a flaw as a story, and how to mend it.</summary>
internal static class Telling
{
    public static (string Reason, string Remedy) Of(Definition definition, Flaw flaw)
    {
        var (at, others) = (NameOf(flaw.Activity), string.Join(", ", flaw.Others.Select(NameOf)));
        var story = StoryOf(definition, flaw);
        return flaw.Kind switch
        {
            FlawKind.Dead => (
                flaw.Others.Count == 1 ? $"no journey ever comes to {at}: {others} never leaves by the way that leads there." : $"no journey ever comes to {at}: what leads to it from {others} can never come together.",
                "Connect it to a way that can be taken, or remove it."),
            FlawKind.Stuck => (
                $"{story}the journey comes to {at} and never leaves it: no answer that can come ends it.",
                "Let an answer lead on: connect a port, or declare it as ends."),
            FlawKind.Endless => (
                $"{story}the journey never ends: every way leads back to {at}.",
                "Connect a way out of the loop."),
            FlawKind.Unjoined => (
                $"{story}the journey is over while {at} still waits for {others}: it and what follows it never happen.",
                "A branch that a join waits for must come to it each time: take the connection out of the loop, or let the join wait for any (WaitAny)."),
            FlawKind.Doubled => (
                $"{story}the journey comes to {at} again, or passes it by, while it is still open from before, and what was open is lost.",
                "Join the branches before it."),
            FlawKind.Overrun => (
                $"{story}a branch comes to {at} a second time before the other branches have come once, and a visit is lost.",
                "Join the branches within the loop, before it leads back."),
            FlawKind.Race => (
                $"{story}{at} is ended while {((Step)flaw.Activity).StepId}{(flaw.Awaited is null ? "" : $" for {flaw.Awaited}")} still waits for an answer: an answer that comes later counts for nothing.",
                (flaw.Story.Count > 0 && flaw.Story[^1].Activity is EndActivity or FinishActivity or CompleteActivity or BreakActivity ? $"Join it before {flaw.Story[^1].Activity.Id}" : "Let the join wait for it (WaitAll or WaitAllActive)") + ", or say by \"cancelOnNotApplicable\": true that the request may be withdrawn."),
            FlawKind.Spins => (
                $"a journey can go round by {others}, where nothing waits and no variable is set: once it does, it does for ever.",
                "Put a step on that way, or set the variable that its condition reads."),
            _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw.Kind, "A flaw that has no words."),
        };
    }

    /// <summary>The choices that mattered: where another could have been made, on the way to the flaw; and the move that brought it about.</summary>
    private static string StoryOf(Definition definition, Flaw flaw)
    {
        bool Matters(Choice choice) => ReferenceEquals(choice, flaw.Story[^1])
            || (choice.IsFree && (flaw.Kind == FlawKind.Endless || choice.Activity.Id == flaw.Activity.Id
                || Leads(definition, choice.Activity, flaw.Activity) || Leads(definition, choice.Activity, flaw.Story[^1].Activity)));
        var told = flaw.Story.Where(Matters).Select(c => c.Exit.Told).ToList();
        return told.Count == 0 ? "" : $"if {string.Join(", then ", told)}, ";
    }

    /// <summary>Whether one can lead to the other: in a block that holds both, what leads to the flaw, or to the block with it.</summary>
    private static bool Leads(Definition definition, Activity from, Activity to)
    {
        var (here, there) = (Up(definition, from), Up(definition, to));
        while (here.Count > 0 && there.Count > 0 && here.Peek() == there.Peek()) (_, _) = (here.Pop(), there.Pop());
        if (here.Count == 0 || there.Count == 0) return true;
        return definition.Index.IsInBlock(here.Peek()) || definition.Index.Leads(here.Peek().Id, there.Peek().Id);
    }

    private static Stack<Activity> Up(Definition definition, Activity activity)
    {
        var up = new Stack<Activity>([activity]);
        while (up.Peek().Parent is { } parent) up.Push(definition.Activities[parent]);
        return up;
    }

    private static string NameOf(Activity activity) => activity is Step step ? $"{step.StepId} ({activity.Name})" : $"{activity.Id} ({activity.Name})";
}
