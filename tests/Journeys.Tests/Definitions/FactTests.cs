namespace Journeys.Tests.Definitions;

public class FactTests
{
    private static Flow Step(string journeys, string inputs = "{}") => Flow.Started.Agency("B05", journeys, inputs).Connect("B01/Done>B05");

    [Theory]
    [InlineData("""{"a.b":"text"}""", "facts['a.b']", "no type of a fact")]
    [InlineData("""{"a.b":{"type":"yes|no","initial":"maybe"}}""", "facts['a.b'].initial", "no value of this fact")]
    [InlineData("""{"a.b":{"type":"count","initial":-1}}""", "facts['a.b'].initial", "no value of this fact")]
    [InlineData("""{"a.b":{"kind":"bool","type":"bool"}}""", "facts['a.b'].kind", "unknown field")]
    [InlineData("""{"a b":"bool"}""", "facts['a b']", "no name of a fact")]
    [InlineData("""{"data.b":"bool"}""", "facts['data.b']", "no name of a fact")]
    public void A_faulty_fact_is_refused(string facts, string path, string reason) => new Flow().With($$"""{"facts":{{facts}}}""").Step("B02").Refused(path, reason);

    [Fact]
    public void A_fact_has_its_initial_value() =>
        Assert.Equal("true", new Flow().With("""{"facts":{"a.b":{"type":"bool","initial":true}}}""").Step("B02").Valid().Facts["a.b"].Initial);

    [Fact]
    public void A_list_is_not_named_as_a_fact_begins() =>
        new Flow().With("""{"facts":{"a.b":"bool"},"lists":{"a":{}}}""").Step("B02").Refused("lists.a", "both a list");

    [Theory]
    [InlineData("""{"facts":{"death.day":"data.x"}}""", "{}", "no fact 'death.day'")]
    [InlineData("""{"facts":{"subject.under18":"data.x"}}""", "{}", "the step has no subjects")]
    [InlineData("""{"facts":{"subject.age":"data.x"}}""", """{"subjects":"json:[{\"list\":\"children\"}]"}""", "declares the fact 'age'")]
    [InlineData("""{"outcomes":{"Delayed":{"facts":{"death.day":"data.x"}}}}""", "{}", "no fact 'death.day'")]
    public void A_written_fact_must_be_declared(string journeys, string inputs, string reason) => Step(journeys, inputs).Refused("", reason);

    [Fact]
    public void A_subjects_fact_is_written_where_the_step_has_subjects() =>
        Step("""{"facts":{"subject.endsOn":"data.endsOn"}}""", """{"subjects":"json:[{\"list\":\"children\"}]"}""").Valid();

    [Theory]
    [InlineData("""{"childrn":{"from":"data.c","id":"child"}}""", "no list 'childrn'")]
    [InlineData("""{"children":{"from":"data.c.filter(x => x)","id":"child"}}""", "not a plain path")]
    [InlineData("""{"children":{"from":"data.c","id":"child","facts":{"under19":"true"}}}""", "no fact 'under19'")]
    [InlineData("""{"children":{"from":"data.c"}}""", "missing")]
    public void A_faulty_source_of_a_list_is_refused(string lists, string reason) => Step($$"""{"lists":{{lists}}}""").Refused("", reason);

    [Fact]
    public void A_source_of_a_list_is_read()
    {
        var rule = Assert.Single(Step("""{"lists":{"children":{"from":"data.a.b","id":"child","role":"heir","facts":{"under18":"age(item.born, death.date) < 18"}}}}""")
            .Valid().Index.Step("B05")!.Lists);
        Assert.Equal(("children", "data.a.b", "child", "heir"), (rule.List, rule.From, rule.IdPrefix, rule.Role));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""[{\"list\":\"childrn\"}]""")]
    [InlineData("""[{\"lst\":\"children\"}]""")]
    public void Faulty_subjects_are_refused(string subjects) =>
        Assert.All(Step("{}", $$"""{"subjects":"json:{{subjects}}"}""").Read().Findings, f => Assert.Contains("subjects", f.Path, StringComparison.Ordinal));

    [Fact]
    public void Derived_facts_come_after_those_they_read() =>
        Assert.Equal(["b.x", "children.y", "a.x"], Derived("""{"a.x":"b.x || children.some(c => c.y)","children.y":"b.x && subject.under18","b.x":"death.forensic"}""")
            .Valid().Derived.Select(d => d.Path));

    [Fact]
    public void Derived_facts_in_a_circle_are_refused() =>
        Assert.Equal(["$.customProperties.journeys.derived['a.x']", "$.customProperties.journeys.derived['b.x']"],
            Derived("""{"a.x":"b.x","b.x":"a.x","c.x":"a.x"}""").Read().Findings.Select(f => f.Path));

    [Theory]
    [InlineData("""{"a.x":"death.day"}""", "'death.day'")]
    [InlineData("""{"a.x":"steps.B01.ended"}""", "'steps' cannot be read")]
    [InlineData("""{"death.forensic":"true"}""", "both declared and derived")]
    [InlineData("""{"children.under18":"true"}""", "both declared and derived")]
    public void A_derived_fact_reads_declared_facts_only(string derived, string reason) => Derived(derived).Refused("", reason);

    [Fact]
    public void A_derived_fact_is_not_written() =>
        Derived("""{"a.x":"death.forensic"}""").Step("B03", journeys: """{"facts":{"a.x":"true"}}""").Connect("B02/Done>B03").Refused("facts['a.x']", "is derived");

    private static Flow Derived(string derived) => Flow.Started.With($$"""{"derived":{{derived}}}""").Step("B02").Connect("B01/Done>B02");
}
