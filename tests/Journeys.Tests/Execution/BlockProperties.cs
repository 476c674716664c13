using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Journeys.Definitions;
using Journeys.Execution;
using static Journeys.Tests.Execution.Drawn;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>Blocks in blocks, drawn at random, that wait in random places and are answered in random order.</summary>
public class BlockProperties
{
    private const int Deepest = 4, MostInputs = 300;

    /// <summary>Whatever the order, every wait can be answered, the journey ends, and nothing is left of it. Of every command the spec checks that it folds, round-trips and repeats without effect.</summary>
    [Property(MaxTest = 150)]
    public void Every_tree_of_blocks_ends_when_all_waits_are_answered(int seed)
    {
        var random = new Random(seed);
        var spec = Given(Flow([Drawn(random, new Counter(), 0, false), Line("last")], "0>last"));
        for (var inputs = 0; spec.Journey.Bookmarks.Count > 0; inputs++)
        {
            Assert.True(inputs < MostInputs, $"It goes on and on: {string.Join(", ", spec.Journey.Bookmarks.Keys)}");
            spec.Receive(spec.Journey.Bookmarks.Keys.ElementAt(random.Next(spec.Journey.Bookmarks.Count)));
        }

        spec.ThenIs(JourneyStatus.Ended).ThenIncidents().ThenThat(j => Assert.Equal((0, 0), (j.Tokens.Count, j.Blocks.Count)));
        Assert.Equal("last", spec.Events.OfType<LineWritten>().Last().Text);
        Assert.All(spec.Events.OfType<BlockOpened>().Select(b => b.Activity).Distinct(), key =>
            Assert.Equal(spec.Events.OfType<BlockOpened>().Count(b => b.Activity == key), spec.Events.OfType<ActivityLeft>().Count(l => l.Activity == key && !l.Ports.IsEmpty)));
    }

    private static JsonObject Drawn(Random random, Counter ids, int depth, bool inLoop)
    {
        var id = ids.Next();
        JsonObject Child(bool loop = false) => Drawn(random, ids, depth + 1, inLoop || loop);
        JsonObject[] Children() => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Child())];
        return random.Next(depth >= Deepest ? 3 : 12) switch
        {
            0 or 1 => Act("Event", id, ("eventName", id)),
            2 => inLoop && random.Next(3) == 0 ? Act("Break", id) : Line(id),
            3 => Sequence(id, Children()),
            4 => Parallel(id, Children()),
            5 => Fork(id, "WaitAll", Children()),
            6 => Fork(id, "WaitAny", Children()),
            7 => If(id, random.Next(2) == 0 ? "true" : "false", Child(), Child()),
            8 => ForEach(id, "[1, 2]", Child(loop: true)),
            9 => ParallelForEach(id, "['a', 'b']", Child()),
            10 => Diamond(id, random, Child(), Child(), Child()),
            _ => Flowchart(id, [Child()]),
        };
    }

    /// <summary>A fork, a decision that leaves one branch dead, and a join.</summary>
    private static JsonObject Diamond(string id, Random random, JsonObject a, JsonObject b, JsonObject c)
    {
        string Id(JsonObject activity) => activity["id"]!.ToString();
        var (fork, choice, join) = ($"{id}f", $"{id}d", $"{id}j");
        var mode = random.Next(2) == 0 ? JoinMode.WaitAllActive : JoinMode.WaitAny;
        List<string> connections = [$"{fork}/x>{Id(a)}", $"{fork}/y>{choice}", $"{choice}/True>{Id(b)}", $"{choice}/False>{Id(c)}"];
        connections.AddRange(new[] { a, b, c }.Where(x => x["type"]!.ToString() != "Elsa.Break").Select(x => $"{Id(x)}>{join}"));
        if (connections.Count == 4)
            return Sequence(id, a);
        return Flowchart(id, [FlowFork(fork, "x", "y"), a, Decision(choice, random.Next(2) == 0 ? "true" : "false"), b, c, Join(join, mode)], [.. connections]);
    }

    private sealed class Counter
    {
        private int _next;

        public string Next() => (_next++).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
