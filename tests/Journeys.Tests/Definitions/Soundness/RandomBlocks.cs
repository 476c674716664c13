using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using static Journeys.Tests.Execution.Drawn;

namespace Journeys.Tests.Definitions.Soundness;

/// <summary>Blocks within blocks, drawn at random as Elsa Studio writes them and read by the real reader: with steps, waits, races, loops, and what ends them from within.</summary>
internal sealed class RandomBlocks(Random random)
{
    private const int Deepest = 3;
    private int _next;

    /// <summary>Null where the reader would not take it.</summary>
    public static Definition? Of(int seed)
    {
        var blocks = new RandomBlocks(new Random(seed));
        var (first, second) = (blocks.Draw(0, false, true), blocks.Draw(1, false, true));
        List<string> connections = [];
        JsonObject[] activities = blocks.Flip() ? [first] : [FlowFork("fork", "x", "y"), first, second, Join("join", (JoinMode)blocks.Next(3))];
        if (activities.Length > 1) connections.AddRange([$"fork/x>{IdOf(first)}", $"fork/y>{IdOf(second)}", .. From(first, "join"), .. From(second, "join"), "join>last"]);
        else connections.AddRange(From(first, "last"));
        if (connections.Exists(c => c.EndsWith(">last", StringComparison.Ordinal))) activities = [.. activities, Task("last")];
        return Reading(activities, [.. connections]).Definition;
    }

    private JsonObject Draw(int depth, bool inLoop, bool mayAsk)
    {
        var id = $"N{(_next++).ToString(CultureInfo.InvariantCulture)}";
        JsonObject Child(bool loop = false, bool asks = true) => Draw(depth + 1, inLoop || loop, mayAsk && asks);
        JsonObject[] Children() => [.. Enumerable.Range(0, Next(1, 4)).Select(_ => Child())];
        return Next(depth >= Deepest ? 6 : 17) switch
        {
            0 when mayAsk => Task(id),
            1 or 2 when mayAsk => Asked(id),
            0 or 1 or 2 or 3 => Act("Event", id, ("eventName", id)),
            4 => Act("WriteLine", id, ("text", id)),
            5 => inLoop && Flip() ? Act("Break", id) : Next(4) == 0 ? Act("End", id) : Next(8) == 0 ? Act("Finish", id) : Act("Delay", id, ("timeSpan", "1.00:00:00")),
            6 or 7 => Sequence(id, Children()),
            8 => Parallel(id, Children()),
            9 => Fork(id, Flip() ? "WaitAll" : "WaitAny", Children()),
            10 => If(id, Condition(id), Child(), Flip() ? Child() : null),
            11 => Act("Switch", id, ("mode", Flip() ? "MatchFirst" : "MatchAny"), ("cases", new JsonArray(Case("a", id, Child()), Case("b", id, Child()))), ("default", Flip() ? Child() : null)),
            12 => While(id, Next(5) == 0 ? "true" : Condition(id), Child(loop: true)),
            13 => ForEach(id, $"['{id}']", Child(loop: true)),
            14 => ParallelForEach(id, $"['{id}']", Child(asks: false)),
            _ => Chart(id, Child(), Child(), Child()),
        };
    }

    private JsonObject Chart(string id, JsonObject a, JsonObject b, JsonObject c)
    {
        var (fork, choice, join) = ($"{id}f", $"{id}d", $"{id}j");
        return Next(6) switch
        {
            0 => Flowchart(id, [a, b], [.. From(a, IdOf(b))]),
            1 => Flowchart(id, [FlowFork(fork, "x", "y"), a, b, c, Join(join, (JoinMode)Next(3))], [$"{fork}/x>{IdOf(a)}", $"{fork}/y>{IdOf(b)}", .. From(a, join), .. From(b, join), $"{join}>{IdOf(c)}"]),
            2 => Flowchart(id, [Decision(choice, Condition(choice)), a, b, Join(join, (JoinMode)Next(3))], [$"{choice}/True>{IdOf(a)}", $"{choice}/False>{IdOf(b)}", .. From(a, join), .. From(b, join)]),
            3 => Flowchart(id, [a, Decision(choice, Condition(choice)), b], [.. From(a, choice), $"{choice}/True>{IdOf(a)}", $"{choice}/False>{IdOf(b)}"]),
            4 => Flowchart(id, [FlowFork(fork, "x", "y"), a, b, c], [$"{fork}/x>{IdOf(a)}", $"{fork}/y>{IdOf(b)}", .. From(a, IdOf(c)), .. From(b, IdOf(c))]),
            _ => Flowchart(id, [FlowFork(fork, "x", "y"), a, b, Act("End", $"{id}e")], [$"{fork}/x>{IdOf(a)}", $"{fork}/y>{IdOf(b)}", .. From(a, $"{id}e")]),
        };
    }

    private JsonObject Asked(string id)
    {
        var agency = Agency(id);
        if (Flip()) agency["customProperties"]!["journeys"]!["cancelOnNotApplicable"] = true;
        return agency;
    }

    private static JsonObject Case(string label, string id, JsonObject activity) => new()
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = Condition($"{id}{label}") },
        ["activity"] = activity,
    };

    /// <summary>An expression that no other activity has.</summary>
    private static string Condition(string id) => $"f.x && '{id}' !== ''";

    private static string IdOf(JsonObject activity) => activity["id"]!.ToString();

    /// <summary>Nothing leads on from what ends.</summary>
    private static string[] From(JsonObject activity, string to) =>
        activity["type"]!.ToString() is "Elsa.Break" or "Elsa.End" or "Elsa.Finish" ? [] : [$"{IdOf(activity)}>{to}"];

    private bool Flip() => random.Next(2) == 0;

    private int Next(int end) => random.Next(end);

    private int Next(int from, int to) => random.Next(from, to);
}
