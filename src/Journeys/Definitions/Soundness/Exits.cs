using Journeys.Definitions.Checks;
using Journeys.Law;

namespace Journeys.Definitions.Soundness;

/// <summary>All ways in which an activity can be left, whatever the data.</summary>
public static class Exits
{
    // Beyond so many cases not every set of them is tried, but each alone, all, and none.
    private const int MostCombined = 6;

    /// <summary>None where no answer that can come ends it.</summary>
    public static IReadOnlyList<Exit> Of(Definition definition, Activity activity)
    {
        var connected = definition.Index.Outbound(activity.Id).Select(c => c.Port).ToHashSet();

        // A block goes on when what it runs is done.
        if (definition.Index.IsInBlock(activity)) connected.Add(Ports.Done);
        return activity switch
        {
            FlowDecision => [new(["True"], $"'{activity.Name}' is true"), new(["False"], $"'{activity.Name}' is false")],
            FlowSwitch choice => [.. WaysOf(choice.Name, choice.Mode, [.. choice.Cases.Select(c => c.Label)])],
            FlowFork fork => [new(fork.Branches, $"'{activity.Name}' divides")],
            ChildWorkflow { Waits: true } child =>
                [new([Ports.Done], $"{child.Workflow} of '{child.Name}' ends"), new([ChildWorkflow.Cancelled], $"{child.Workflow} of '{child.Name}' is cancelled")],
            Step { Subjects.Count: > 0 } step => SubjectExits.First(definition, step, connected),
            Step step => [.. OfStep(definition, step, connected).DistinctBy(e => string.Join(',', e.Ports.Where(connected.Contains).Order(StringComparer.Ordinal)))],
            EndActivity => [new([Ports.Done], $"'{activity.Name}' ends it")],
            FinishActivity or CompleteActivity => [new([Ports.Done], $"'{activity.Name}' ends the journey")],
            BreakActivity => [new([Ports.Done], $"'{activity.Name}' leaves the loop")],
            Block => [new([Ports.Done], $"'{activity.Name}' is done")],
            _ => [new([Ports.Done], $"'{activity.Name}' is passed")],
        };
    }

    private static IEnumerable<Exit> OfStep(Definition definition, Step step, HashSet<string> connected)
    {
        var exits = step is AgencyActivity asked and not Notify
            ? Answers(definition, asked, connected)
            : [new Exit([Ports.Done], step is CitizenTask ? $"{step.StepId} is sent in" : $"{step.StepId} is done")];
        if (Ports.CanBeNotApplicable(step) || step.Offered != Offer.No)
            exits = exits.Append(new([Ports.NotApplicable, Ports.Done], $"{step.StepId} does not apply"));
        return exits.Where(e => !step.Ports.Any(p => p.Value.Kind == PortKind.Unreachable && e.Ports[0] == p.Key));
    }

    /// <summary>An answer that has a port of its own does not leave by its group's.</summary>
    internal static IEnumerable<Exit> Answers(Definition definition, AgencyActivity step, HashSet<string> connected)
    {
        foreach (var group in (OutcomeGroup[])[OutcomeGroup.Granted, OutcomeGroup.Nothing, OutcomeGroup.Refused])
            foreach (var outcome in Ports.Reachable(step, group))
            {
                var (port, single) = (group.ToString(), outcome.ToString());
                if (Refusals.Hold(definition, step, port, single)) continue;
                string[] done = group == OutcomeGroup.Refused ? [] : [Ports.Done];
                yield return new([.. connected.Contains(single) ? done.Prepend(single) : [port, single, .. done]], $"{step.Agency} answers {outcome} at {step.StepId}");
            }
    }

    internal static IEnumerable<Exit> WaysOf(string name, SwitchMode mode, List<string> labels)
    {
        var sets = mode == SwitchMode.MatchFirst ? labels.Select(l => (string[])[l]) : SetsOf(labels);
        foreach (var set in sets)
            yield return new(set, $"'{name}' is {string.Join(" and ", set)}");
        yield return new([FlowSwitch.Default], $"'{name}' is none of its cases");
    }

    private static IEnumerable<string[]> SetsOf(List<string> labels) => labels.Count > MostCombined
        ? labels.Select(l => (string[])[l]).Append([.. labels])
        : Enumerable.Range(1, (1 << labels.Count) - 1).Select(bits => labels.Where((_, i) => (bits & (1 << i)) != 0).ToArray());
}
