using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Which ways a switch goes.</summary>
internal static class Switches
{
    /// <summary>The labels of the cases that are true; null while a case that decides is unknown, and the token waits.</summary>
    public static IReadOnlyList<string>? PortsOf(Turn turn, FlowSwitch choice)
    {
        var matched = new List<string>();
        foreach (var way in choice.Cases)
        {
            if (turn.Test(way.Condition, null).Value is not { } value)
                return null;
            if (value && choice.Mode == SwitchMode.MatchFirst)
                return [way.Label];
            if (value)
                matched.Add(way.Label);
        }

        return matched.Count > 0 ? matched : [FlowSwitch.Default];
    }

    /// <summary>What the first case that is unknown lacks.</summary>
    public static IReadOnlyCollection<string> Lacking(Turn turn, FlowSwitch choice) =>
        choice.Cases.Select(c => turn.Test(c.Condition, null)).FirstOrDefault(t => t.Value is null || (t.Value == true && choice.Mode == SwitchMode.MatchFirst)).Lacking ?? [];
}
