using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Definitions;

public class CanonicalJsonTests
{
    private static string Text(string json) => CanonicalJson.Text(JsonNode.Parse(json)!);

    [Theory]
    [InlineData("""{"b":1,"a":{"z":[],"Z":null}}""", """{"a":{"Z":null,"z":[]},"b":1}""")]
    [InlineData("[1.0, 1e2, -0, 0.10, 1]", "[1,100,0,0.1,1]")]
    [InlineData("""["\u00e5\n\"\\", true]""", "[\"å\\u000a\\\"\\\\\",true]")]
    public void Keys_numbers_and_texts_have_one_form(string json, string canonical) => Assert.Equal(canonical, Text(json));

    [Fact]
    public void What_Studio_writes_anew_is_left_out() => Assert.Equal(
        """{"definitionId":"x","root":{"activities":[{"id":"a","metadata":{"displayText":"A"},"type":"T"},{"id":"b","type":"T"}],"connections":[{"source":"a"}]}}""",
        Text("""
            {"id":"v1","definitionId":"x","createdAt":"2026-11-01","toolVersion":"3.8","root":{"activities":[
             {"id":"a","nodeId":"W:a","type":"T","metadata":{"displayText":"A","designer":{"position":{"x":1}}}},
             {"id":"b","nodeId":"W:b","type":"T","metadata":{"designer":{}}}],"connections":[{"source":"a","vertices":[{"x":1}]}]}}
            """));

    [Fact]
    public void The_hash_is_of_the_canonical_text() =>
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Hash(JsonNode.Parse("""{"id":"v1"}""")!));

    [Fact]
    public void Layout_does_not_change_the_hash_and_a_condition_does()
    {
        var flow = Flow.Started.Step("B02", inputs: """{"applies":"js:death.forensic"}""").Connect("B01/Done>B02");
        var hash = flow.Valid().Hash;
        Assert.Equal(hash, flow.Edit("B02", a => a["metadata"] = JsonNode.Parse("""{"designer":{"position":{"x":7,"y":1}}}""")).Valid().Hash);
        Assert.NotEqual(hash, flow.Edit("B02", a => a["applies"]!["expression"]!["value"] = "!death.forensic").Valid().Hash);
    }
}
