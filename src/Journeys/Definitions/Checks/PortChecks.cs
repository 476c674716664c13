using Journeys.Definitions.Reading;
using Journeys.Law;

namespace Journeys.Definitions.Checks;

/// <summary>Every port that can occur is connected, or declared with a reason; none that cannot occur is connected.</summary>
internal sealed class PortChecks(Node node, Activity activity, IReadOnlyList<Link> links, bool inBlock)
{
    private readonly IReadOnlyList<string> _ports = Ports.Of(activity);
    private readonly HashSet<string> _connected = [.. links.Select(l => l.Connection.Port)];

    private Place Declared => node.Place["customProperties"]["journeys"]["ports"];

    public static void Check(Draft draft)
    {
        var bySource = draft.Links.ToLookup(l => l.Connection.Source);
        var flowcharts = draft.Nodes.Where(n => n.Activity is FlowchartBlock).Select(n => n.Id).ToHashSet();
        foreach (var node in draft.Nodes)
            if (node.Activity is { } activity)
                new PortChecks(node, activity, [.. bySource[node.Id]], node.Parent is { } parent && !flowcharts.Contains(parent)).Check();
    }

    private void Check()
    {
        foreach (var link in links.Where(l => !_ports.Contains(l.Connection.Port))) RefuseConnection(link);
        foreach (var (port, rule) in node.Ports) CheckDeclared(port, rule);
        foreach (var port in Uncovered()) RefuseOpen(port);
        CheckRefusals();
        CheckSameTarget();
    }

    private void RefuseConnection(Link link)
    {
        var port = link.Connection.Port;
        var endsNothing = Enum.TryParse<Outcome>(port, out var outcome) && Enum.IsDefined(outcome) && !Outcomes.IsFinal(outcome);
        link.Place.Fault($"'{port}' is not among the ports of {node.Id}, so the connection is never followed.", endsNothing && activity is Step
            ? $"The step goes on waiting after {port}: say what it does under outcomes.{port}."
            : _ports.Count == 0 ? "Nothing follows it: remove the connection." : Nearest.Remedy(port, _ports));
    }

    private void CheckDeclared(string port, PortRule rule)
    {
        var place = Declared[port];
        var known = activity is AgencyActivity and not Notify ? OutcomeReader.PortNames : activity is Step ? [Ports.Done, Ports.NotApplicable, Ports.Missed] : _ports;
        if (!known.Contains(port)) place.Fault($"'{port}' is not among the ports of {node.Id}.", Nearest.Remedy(port, known));
        else if (_connected.Contains(port)) place.Fault($"the port '{port}' is both connected and declared.", "Remove the connection or the declaration.");
        else if (rule.Kind == PortKind.Waits && (activity is not Step || port is Ports.Done or Ports.Missed or "Granted"))
            place.Fault($"a token cannot wait at '{port}'.", "Declare it as ends, or connect it.");
    }

    private IEnumerable<string> Uncovered()
    {
        if (activity is not AgencyActivity step || activity is Notify)
            return inBlock || EndsByItself ? [] : _ports.Where(p => p is not (Ports.NotApplicable or Ports.Missed) && !IsCovered(p));
        string[] positive = inBlock || IsCovered(Ports.Done) ? [] : ["Granted", "Nothing", Ports.NotApplicable];
        return positive.Append(Ports.Refused).Where(p => _ports.Contains(p) && !IsCovered(p) && !EachIsCovered(step, p));
    }

    /// <summary>An activity of Elsa's own that can only be done, and leads nowhere, ends its branch: nothing was decided that could be lost.</summary>
    private bool EndsByItself => activity is not Step && _ports is [Ports.Done];

    /// <summary>Also by a declaration that cannot be read, which is a finding already.</summary>
    private bool IsCovered(string port) => _connected.Contains(port) || Declared[port].Exists;

    /// <summary>Different answers for several subjects are none of them alone: they leave by the group.</summary>
    private bool EachIsCovered(AgencyActivity step, string group) =>
        Enum.TryParse<OutcomeGroup>(group, out var parsed) && Ports.Reachable(step, parsed).All(o => IsCovered(o.ToString())) && !MayDiffer(step, parsed);

    private bool MayDiffer(AgencyActivity step, OutcomeGroup group) =>
        step.Subjects.Count > 0 && Ports.Reachable(step, group).Count() > 1 && Ports.Reachable(step, group).Any(o => _connected.Contains(o.ToString()));

    private void RefuseOpen(string port)
    {
        var remedy = (inBlock ? "Declare it under ports with a reason: " : $"Connect {node.Id}/{port} to an activity, or declare it under ports with a reason: ")
            + (!Ports.IsRefusal(port) ? "ends or unreachable." : HasSuccessors ? "waits or unreachable." : "ends, waits or unreachable.");
        node.Place.Fault(activity is AgencyActivity step && Enum.TryParse<OutcomeGroup>(port, out var group) && MayDiffer(step, group)
            ? $"its subjects may get different answers, and it is then left by '{port}', which nothing takes up."
            : $"no connection leaves port '{port}', and nothing says why, so a journey would stop there.", remedy);
    }

    /// <summary>A block goes on when what it runs is done.</summary>
    private bool HasSuccessors => inBlock || links.Any(l => l.Connection.Port != Ports.Missed);

    /// <summary>Elsa skips a branch that no connection leaves, so an implicit join would go on in spite of the refusal.</summary>
    private void CheckRefusals()
    {
        if (activity is not Step || !HasSuccessors) return;
        foreach (var (port, _) in node.Ports.Where(p => Ports.IsRefusal(p.Key) && p.Value.Kind == PortKind.Ends))
            Declared[port].Fault($"the step has successors, and by '{port}' a refusal would let them go on.", "Declare it as waits, or connect it.");
    }

    private void CheckSameTarget()
    {
        foreach (var target in links.Where(l => _ports.Contains(l.Connection.Port)).GroupBy(l => l.Connection.Target))
        {
            if (activity is not Step || target.Count() < 2 || target.FirstOrDefault(l => l.Connection.Port == Ports.Done) is not { } done) continue;
            var others = string.Join(", ", target.Where(l => l != done).Select(l => l.Connection.Port));
            done.Place.Fault($"{target.Key} is reached by Done and by {others} of {node.Id}.", "Keep Done, or the single ports.");
        }
    }
}
