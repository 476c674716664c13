namespace Journeys.Tests.Definitions;

public class LifeEventTests
{
    private static Flow With(string journeys) => Flow.Started.With(journeys).Step("B02").Connect("B01/Done>B02");

    [Fact]
    public void Phases_objects_cards_and_register_facts_are_read()
    {
        var definition = With("""
            {"phases":[{"id":"now","steps":["B01","B02"]}],"objects":{"Notice":{"from":["B01"],"fields":["date"]}},
             "firstScreen":[[{"when":"death.forensic","card":"known"},{"card":"B02"}]],
             "registerFacts":{"Corrected":{"register":"skatteverket","facts":{"death.forensic":"data.forensic"}}},
             "controlPoints":[{"id":"annulled","when":"steps.B01.ended","abort":true}],"validFrom":"2026-11-01","validTo":null,"perspectives":{"law":"x"}}
            """).Valid();
        Assert.Equal(["B01", "B02"], Assert.Single(definition.Phases).Steps);
        Assert.Equal(["date"], definition.Objects["Notice"].Fields);
        Assert.Equal("known", definition.FirstScreen[0][0].Card);
        Assert.Equal(("skatteverket", "Corrected"), (definition.RegisterFacts[0].Register, definition.RegisterFacts[0].Fact));
    }

    [Theory]
    [InlineData("""{"phases":[{"id":"now","steps":["B01"]}]}""", "phases", "'B02' stands in no phase")]
    [InlineData("""{"phases":[{"id":"now","steps":["B01","B02"]},{"id":"then","steps":["B02"]}]}""", "phases[1].steps", "stands in phases 2 times")]
    [InlineData("""{"phases":[{"id":"now","steps":["B01","B02","B09"]}]}""", "phases[0].steps[2]", "no step 'B09'")]
    [InlineData("""{"objects":{"Notice":{"from":["B09"]}}}""", "objects.Notice.from[0]", "no step 'B09'")]
    [InlineData("""{"firstScreen":[[{"when":"death.day","card":"x"}]]}""", "firstScreen[0][0].when", "'death.day'")]
    [InlineData("""{"firstScreen":[[{"card":"x","step":"B99"}]]}""", "firstScreen[0][0].step", "'B99'")]
    [InlineData("""{"firstScreen":[[{"when":"death.forensic"}]]}""", "firstScreen[0][0].card", "missing")]
    [InlineData("""{"registerFacts":{"X":{"register":"s","facts":{"death.day":"true"}}}}""", "facts['death.day']", "no fact")]
    [InlineData("""{"controlPoints":[{"id":"a"},{"id":"a"}]}""", "controlPoints[1].id", "two control points")]
    [InlineData("""{"controlPoints":[{"id":"a","manual":true}]}""", "controlPoints[0].when", "stop every journey")]
    [InlineData("""{"validFrom":"1 Nov"}""", "validFrom", "not a day")]
    [InlineData("""{"validFrom":"2026-11-02","validTo":"2026-11-01"}""", "validTo", "ends before")]
    [InlineData("""{"phase":[]}""", "phase", "unknown field")]
    public void A_faulty_life_event_is_refused(string journeys, string path, string reason)
    {
        var findings = With(journeys).Read().Findings;
        Assert.Contains(findings, f => f.Path.EndsWith(path, StringComparison.Ordinal) && f.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"suggest":"B09"}""", "suggest")]
    [InlineData("""{"revisit":"B09"}""", "revisit")]
    [InlineData("""{"revisit":{"step":"B09","when":"data.x"}}""", "revisit.step")]
    public void An_answer_refers_to_steps_that_the_file_has(string rule, string path) =>
        Flow.Started.Agency("B05", """{"outcomes":{"Delayed":$}}""".Replace("$", rule, StringComparison.Ordinal)).Connect("B01/Done>B05").Refused(path, "no step 'B09'");

    [Fact]
    public void An_answer_is_of_the_vocabulary() =>
        Flow.Started.Agency("B05", """{"outcomes":{"Aproved":{"goOn":true}}}""").Connect("B01/Done>B05").Refused("outcomes.Aproved", "vocabulary");

    [Fact]
    public void An_answer_that_cannot_come_has_no_other_rule() =>
        Flow.Started.Agency("B05", """{"outcomes":{"Delayed":{"unreachable":"x","suggest":"B01"}}}""").Connect("B01/Done>B05").Refused("outcomes.Delayed", "no other rule");

    [Fact]
    public void The_principal_stands_at_a_plain_path() =>
        Flow.Started.Edit("B01", a => a["customProperties"]!["journeys"]!["principal"] = new System.Text.Json.Nodes.JsonObject { ["from"] = "person", ["role"] = "deceased" })
            .Refused("principal.from", "not a plain path");
}
