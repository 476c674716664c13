using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Tests.Execution;

namespace Journeys.Tests.Definitions;

/// <summary>Whatever a file holds, reading it ends with a definition or with findings.</summary>
public class MutationTests
{
    private const int Files = 2_000;

    private static readonly JsonObject Whole = Flow.Started
        .With("""{"derived":{"a.x":"death.forensic","children.y":"subject.under18 && a.x"},"firstScreen":[[{"when":"a.x","card":"B02"}]],"objects":{"N":{"from":["B01"]}}}""")
        .Step("B02", journeys: """
            {"questions":[{"id":"home","type":"enum","options":["rented","owned"],"askIf":"death.forensic"}],"facts":{"intake.home":"data.home"},
             "deadline":{"rule":"RelativeToStep","from":["death.date","B05"],"period":"P3M","remind":["-P7D"]},"ports":{"NotApplicable":{"unreachable":"x"}}}
            """, inputs: """{"applies":"js:all(() => death.forensic, () => steps['B01'].ended)"}""")
        .Agency("B05", """
            {"outcomes":{"Delayed":{"suggest":"B02"},"*":{"goOn":false}},"appeal":{"kind":"k","body":"b","period":"P3W"},
             "lists":{"children":{"from":"data.c","id":"child"}},"deadline":{"rule":"AbsoluteFromEvent","from":["death.date"],"period":"P1M"}}
            """, """{"subjects":"json:[{\"list\":\"children\",\"parts\":[\"a\"]}]"}""")
        .Elsa("D", "FlowDecision", """{"condition":"js:a.x"}""").Elsa("J", "FlowJoin", """{"mode":"WaitAll"}""")
        .Connect("B01/Done>B02", "B02/Done>D", "D/True>B05", "D/False>J", "B05/Done>J").Json();

    /// <summary>Every activity of Elsa's that is read, in blocks within blocks.</summary>
    private static readonly JsonObject Nested = Drawn.Json(
        [
            Drawn.ForEach("F", "['a']", Drawn.Flowchart("G", [Drawn.FlowFork("K", "x", "y"), Drawn.Line("a"), Drawn.Act("Delay", "D", ("timeSpan", "1.00:00:00")), Drawn.Join("J", JoinMode.WaitAny), Drawn.Act("End", "E")],
                "K/x>a", "K/y>D", "a>J", "D>J", "J>E")),
            Drawn.ParallelForEach("P", "[1, 2]", Drawn.Sequence("S", Drawn.Act("Event", "V", ("eventName", "v")), Drawn.Act("PublishEvent", "U", ("eventName", "u")), Drawn.Act("RunTask", "R", ("taskName", "t")))),
            Drawn.While("W", "variables.n < 3", Drawn.If("I", "f.x", Drawn.Act("Break", "B"), Drawn.Fork("Q", "WaitAny", Drawn.Set("N", "n", "getN() + 1"), Drawn.Parallel("L", Drawn.Act("Correlate", "C", ("correlationId", "c")))))),
            Drawn.Act("Fault", "Z", ("code", "1")), Drawn.Act("Finish", "Y"), Drawn.Act("Complete", "X"), Drawn.Act("StartAt", "T", ("dateTime", "2027-01-01")),
        ],
        "F>P", "P>W", "start>Z", "start>Y", "start>T", "W>X");

    private static readonly string[] Odd =
    [
        "null", "0", "-1", "1e400", "true", "\"\"", "\"B02\"", "\"(\"", "\"a.x.\"", "\"..\"", "\"P\"", "\"data.\"", "\"known('\"", "\"~half~\"", "[]", "{}",
        "[null]", "[[[]]]", "{\"\":null}", "{\"a'b\":{\"x\":1}}", "\"Elsa.Start\"", "\"Journeys.Notify\"", "{\"typeName\":7,\"expression\":[]}", "99999999999999999999",
    ];

    public static TheoryData<string> Wholes => ["steps", "blocks"];

    private static JsonObject Of(string name) => name == "steps" ? Whole : Nested;

    [Theory]
    [MemberData(nameof(Wholes))]
    public void The_whole_one_is_valid(string name) => Assert.Empty(DefinitionReader.Read(Flow.File, Of(name).ToJsonString()).Findings);

    [Theory]
    [MemberData(nameof(Wholes))]
    public void Two_thousand_mutated_files_give_findings_or_a_definition(string name)
    {
        var whole = Of(name);
        var (refused, chance) = (0, new Random(1930173));
        for (var i = 0; i < Files; i++)
        {
            var text = i % 4 == 0 ? Torn(whole.ToJsonString(), chance) : Mutated(whole, chance);
            var reading = DefinitionReader.Read(Flow.File, text);
            Assert.True(reading.Definition is null == reading.Findings.Count > 0, text);
            Assert.True(reading.Definition is null || reading.Definition.Activities.ContainsKey(reading.Definition.Start), text);
            Assert.All(reading.Findings, f => Assert.False(string.IsNullOrWhiteSpace(f.Reason) || string.IsNullOrWhiteSpace(f.Remedy), text));
            refused += reading.Definition is null ? 1 : 0;
        }
        Assert.InRange(refused, Files / 2, Files - 1);
    }

    [Fact]
    public void Mutated_files_of_a_folder_give_findings_or_a_catalogue()
    {
        var chance = new Random(19901144);
        foreach (var file in new[] { Folder.Agency, Folder.Agreement, Folder.Swedish, Flow.File })
            for (var i = 0; i < 100; i++)
                Assert.NotNull(new Folder().Edit(file, json => Mutate(json, chance)).Read().Findings);
    }

    private static string Mutated(JsonObject whole, Random chance)
    {
        var json = (JsonObject)whole.DeepClone();
        for (var n = chance.Next(1, 4); n > 0; n--) Mutate(json, chance);
        return json.ToJsonString().Replace("~half~", "\\ud83d", StringComparison.Ordinal);
    }

    /// <summary>Replaces, removes, doubles or renames one value anywhere in the file.</summary>
    private static void Mutate(JsonObject json, Random chance)
    {
        var owners = Owners(json).Where(o => o is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
        if (owners.Count == 0) return;
        var owner = owners[chance.Next(owners.Count)];
        var odd = JsonNode.Parse(Odd[chance.Next(Odd.Length)]);
        if (owner is JsonArray items)
        {
            var at = chance.Next(items.Count);
            if (chance.Next(3) == 0) items.Add(items[at]?.DeepClone());
            else if (chance.Next(2) == 0) items.RemoveAt(at);
            else items[at] = odd;
            return;
        }
        var members = (JsonObject)owner;
        var name = members.ElementAt(chance.Next(members.Count)).Key;
        if (chance.Next(4) == 0) members.Remove(name);
        else if (chance.Next(4) == 0) members[name + "x"] = members[name]?.DeepClone();
        else members[name] = odd;
    }

    private static IEnumerable<JsonNode> Owners(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Owners(m.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Owners).Prepend(items),
        _ => [],
    };

    private static string Torn(string text, Random chance)
    {
        var at = chance.Next(text.Length);
        return chance.Next(3) switch
        {
            0 => text[..at],
            1 => text.Remove(at, Math.Min(chance.Next(1, 9), text.Length - at)),
            _ => text.Insert(at, ((char)chance.Next(0, 0x10000)).ToString()),
        };
    }
}
