using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.WhatIf;

/// <summary>How many days a step took, from its wait to the answer that ended it: the median, and what 95 of 100 took at most.</summary>
public sealed record StepTime(double P50, double P95, int Count);

/// <summary>How long each step took in histories, whoever answered: an agency, a person, a register.</summary>
public static class StepTimes
{
    /// <summary>By step id; a step that nobody ever ended has none.</summary>
    public static IReadOnlyDictionary<string, StepTime> In(Definition definition, IEnumerable<History> histories) => histories.SelectMany(h => h.Inputs)
        .Where(i => i.Wait is { } wait && Ends(i.Command, wait))
        .GroupBy(i => StepOf(definition, i.Wait!.Instance), i => i.After.TotalDays)
        .ToDictionary(g => g.Key, g => Of([.. g.Order()]));

    /// <summary>The longest of the steps' ids that an instance's key begins with: <c>B02.family</c>, and not <c>B02</c>.</summary>
    private static string StepOf(Definition definition, string instance) => definition.Index.Steps.Select(s => s.StepId)
        .Where(id => instance == id || instance.StartsWith($"{id}.", StringComparison.Ordinal)).MaxBy(id => id.Length) ?? instance;

    private static StepTime Of(IReadOnlyList<double> days) => new(At(days, 0.50), At(days, 0.95), days.Count);

    /// <summary>The smallest of them that so great a part is not above.</summary>
    private static double At(IReadOnlyList<double> days, double part) => days[(int)Math.Ceiling(part * days.Count) - 1];

    private static bool Ends(JourneyCommand command, Wait wait) => command switch
    {
        RecordAnswer answer => Outcomes.IsFinal(answer.Outcome),
        SubmitTask => wait.Task == TaskKind.Task,
        _ => false,
    };
}
