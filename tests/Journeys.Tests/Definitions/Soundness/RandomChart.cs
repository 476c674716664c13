using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Tests.Definitions.Soundness;

/// <summary>Flowcharts of tasks, agencies, decisions, forks and joins, drawn at random: mostly forward, now and then back to what dominates.</summary>
internal static class RandomChart
{
    /// <summary>Null where the drawing is none that the reader would take.</summary>
    public static Definition? Of(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(3, 10);
        var activities = Enumerable.Range(0, count).Select(i => Drawn(random, i)).Prepend(new StartActivity("start", "start")).ToList();
        var connections = new List<Connection>();
        for (var at = 0; at < activities.Count; at++)
            foreach (var port in PortsOf(activities[at], random)) Connect(random, activities, at, port, connections);
        for (var at = 1; at < activities.Count; at++) Reach(random, activities, at, connections);
        var definition = Of(activities, connections);
        return IsWhole(definition) ? Closed(definition) : null;
    }

    private static Activity Drawn(Random random, int number)
    {
        var id = $"N{number}";
        return random.Next(10) switch
        {
            < 3 => new CitizenTask(id, id) { StepId = id, TextKey = id },
            < 6 => new AgencyStep(id, id) { StepId = id, TextKey = id, Agency = "agency", Service = "service", Profile = Profile.DR, Request = "automatic", CancelOnNotApplicable = random.Next(2) == 0 },
            6 => new FlowFork(id, id, ["a", "b"]),
            7 => new FlowDecision(id, id, Expression.JavaScript(random.Next(3) == 0 ? "shared" : id)),
            _ => new FlowJoin(id, id, (JoinMode)random.Next(3)),
        };
    }

    private static string[] PortsOf(Activity activity, Random random) => activity switch
    {
        FlowDecision => ["True", "False"],
        FlowFork fork => [.. fork.Branches],
        AgencyStep => random.Next(3) switch { 0 => ["Done"], 1 => ["Done", "Refused"], _ => ["Granted", "Nothing", "Refused"] },
        _ => ["Done"],
    };

    // Forward mostly, sometimes nowhere, sometimes to two, sometimes back.
    private static void Connect(Random random, List<Activity> activities, int at, string port, List<Connection> connections)
    {
        for (var times = random.Next(6) switch { 0 when at > 0 => 0, 5 => 2, _ => 1 }; times > 0; times--)
        {
            var to = at > 1 && random.Next(9) == 0 ? random.Next(1, at + 1) : at + 1 >= activities.Count ? -1 : random.Next(at + 1, Math.Min(activities.Count, at + 4));
            if (to < 0 || connections.Exists(c => c.Source == activities[at].Id && c.Target == activities[to].Id)) continue;
            connections.Add(new(activities[at].Id, port, activities[to].Id));
        }
    }

    // Something before it leads to each.
    private static void Reach(Random random, List<Activity> activities, int at, List<Connection> connections)
    {
        var before = activities.Take(at).Select(a => a.Id).ToHashSet();
        if (connections.Exists(c => c.Target == activities[at].Id && before.Contains(c.Source))) return;
        var source = activities[random.Next(at)];
        var port = connections.Find(c => c.Source == source.Id)?.Port ?? PortsOf(source, random)[0];
        connections.Add(new(source.Id, port, activities[at].Id));
    }

    private static Definition Of(List<Activity> activities, List<Connection> connections) => new()
    {
        Id = "random",
        Version = 1,
        Name = "random",
        Hash = "hash",
        Facts = activities.Select(a => a.Id).Append("shared").ToDictionary(n => n, _ => new FactType(FactKind.Bool, [])),
        Activities = activities.ToDictionary(a => a.Id),
        Connections = connections,
        Start = "start",
    };

    /// <summary>Whether the reader would take a drawing that was changed.</summary>
    public static bool IsTaken(Definition definition)
    {
        var graph = new Graph([.. definition.Connections], definition.Start);
        return definition.Activities.Keys.All(graph.Reachable) && !definition.Connections.Any(c => c.Target == definition.Start)
            && definition.Connections.DistinctBy(c => (c.Source, c.Target)).Count() == definition.Connections.Count
            && definition.Connections.All(c => graph.Dominates(c.Target, c.Source) || !graph.Leads(c.Target, c.Source));
    }

    private static bool IsWhole(Definition definition)
    {
        var graph = new Graph([.. definition.Connections], definition.Start);
        var order = definition.Activities.Keys.Index().ToDictionary(a => a.Item, a => a.Index);
        return definition.Activities.Keys.All(graph.Reachable)
            && definition.Connections.All(c => order[c.Source] < order[c.Target] || graph.Dominates(c.Target, c.Source));
    }

    /// <summary>A refusal ends where nothing follows. In a loop a condition changes, so that none is shared there.</summary>
    private static Definition Closed(Definition definition)
    {
        var loops = definition.Connections.Any(definition.Index.IsBack);
        return definition with
        {
            Activities = definition.Activities.ToDictionary(a => a.Key, a => a.Value switch
            {
                AgencyStep step when !definition.Index.Outbound(step.Id).Any() => step with { Ports = new Dictionary<string, PortRule> { [nameof(OutcomeGroup.Refused)] = new(PortKind.Ends, "nothing follows") } },
                FlowDecision decision when loops => decision with { Condition = Expression.JavaScript(decision.Id) },
                var other => other,
            }),
        };
    }
}
