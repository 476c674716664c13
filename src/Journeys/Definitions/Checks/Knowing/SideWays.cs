namespace Journeys.Definitions.Checks.Knowing;

/// <summary>Ways of the flowchart at the root that a journey need not take.</summary>
internal sealed class SideWays(Definition definition)
{
    private readonly HashSet<string> _always = Reached(definition, c => !IsChosen(definition, c));

    /// <summary>A port that every way to the writers passes, while every journey comes to the reader; null where there is none.</summary>
    public (string Source, string Port)? Around(string reader, IReadOnlySet<string> writers)
    {
        if (!_always.Contains(reader) || writers.Any(w => _always.Contains(w) || definition.Activities[w].Parent is not null)) return null;
        // While the reader waits, its own last day passes in the end.
        foreach (var way in definition.Connections.Where(c => IsChosen(definition, c) && !(c.Source == reader && c.Port == Ports.Missed)).Select(c => (c.Source, c.Port)).Distinct())
            if (!Reached(definition, c => (c.Source, c.Port) != way).Overlaps(writers)) return way;
        return null;
    }

    /// <summary>A way that is taken in some journeys and not in others.</summary>
    private static bool IsChosen(Definition definition, Connection connection) => definition.Activities[connection.Source] switch
    {
        FlowDecision or FlowSwitch => true,
        Step => connection.Port is not (Ports.Done or "Granted"),
        ChildWorkflow => connection.Port == ChildWorkflow.Cancelled,
        _ => false,
    };

    private static HashSet<string> Reached(Definition definition, Func<Connection, bool> follow)
    {
        var reached = new HashSet<string> { definition.Start };
        var left = new Stack<string>(reached);
        while (left.TryPop(out var at))
            foreach (var next in definition.Index.Outbound(at).Where(follow).Select(c => c.Target).Where(reached.Add)) left.Push(next);
        return reached;
    }
}
