using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Which ways a switch goes.</summary>
internal static class Switches
{
    /// <summary>The labels of the cases that are true, the first alone where the mode says so; null while a case that decides is unknown, and the token waits.</summary>
    public static IReadOnlyList<string>? Matching(Turn turn, Spot spot, IReadOnlyList<SwitchCase> cases, SwitchMode mode)
    {
        var matched = new List<string>();
        foreach (var way in cases)
        {
            if (turn.Holds(way.Condition, null, spot) is not { } value)
                return null;
            if (value && mode == SwitchMode.MatchFirst)
                return [way.Label];
            if (value)
                matched.Add(way.Label);
        }

        return matched;
    }

    /// <summary>What the first case that is unknown lacks.</summary>
    public static IReadOnlyCollection<string> Lacking(Turn turn, Spot spot, IReadOnlyList<SwitchCase> cases, SwitchMode mode) =>
        cases.Select(c => turn.Test(c.Condition, null, spot)).FirstOrDefault(t => t.Value is null || (t.Value == true && mode == SwitchMode.MatchFirst)).Lacking ?? [];
}
