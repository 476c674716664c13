using System.Text.Json.Nodes;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>Facts, answers and steps are compared, read and written as what they are.</summary>
public class TypeTests
{
    private const string Declared = """{"facts":{"death.date":"date","death.forensic":"bool","home":"rented|owned","rooms":"count","other.on":"date"},"lists":{"children":{"under18":"bool"}}}""";

    private static readonly JsonObject Answer = JsonNode.Parse("""
        {"type":"object","properties":{"date":{"type":"string","format":"date"},"forensic":{"type":"boolean"},"rooms":{"type":"integer"},"name":{"type":"string"},
         "home":{"type":"string","enum":["rented","owned"]},"kind":{"type":"string","enum":["flat"]},
         "children":{"type":"array","items":{"type":"object","properties":{"under18":{"type":"boolean"},"name":{"type":"string"}}}}}}
        """)!.AsObject();

    /// <summary>B05, whose agency answers with everything; then B06 with these inputs.</summary>
    private static Folder With(string inputs = "{}", string facts = "{}", string lists = """{"children":{"from":"data.children","id":"child"}}""")
    {
        var flow = Flow.Started.With(Declared).Agency("B05", $$$"""{"agreement":"skv","lists":{{{lists}}},"facts":{"home":"data.home","rooms":"data.rooms","death.forensic":"data.forensic","other.on":"data.date"}}""")
            .Step("B06", journeys: facts, inputs: inputs).Connect("B01/Done>B05", "B05/Done>B06");
        return Shaped(Folder.Whole(flow));
    }

    private static Folder Shaped(Folder folder) => folder.Edit(Folder.AnswerSchema, s =>
    {
        foreach (var (name, value) in Answer) s[name] = value!.DeepClone();
    });

    [Theory]
    [InlineData("home==='rentd'", "'rentd' is not among rented, owned")]
    [InlineData("'Owned'==home", "'Owned' is not among")]
    [InlineData("home!==true", "a text is never true or false")]
    [InlineData("death.forensic==='yes'", "true or false is never a text")]
    [InlineData("death.date > 5", "a date is never a number")]
    [InlineData("death.date < 'soon'", "'soon' is no date")]
    [InlineData("rooms >= '3'", "a number is never a text")]
    [InlineData("death.date===home", "'rented' or 'owned' is no date")]
    [InlineData("death.forensic===home", "never")]
    [InlineData("steps.B05.outcome==='NoDta'", "'NoDta' is not among")]
    [InlineData("steps.B05.ended==='yes'", "true or false is never a text")]
    public void A_comparison_that_always_comes_to_the_same_is_refused(string condition, string reason) =>
        With($$"""{"applies":"js:{{condition}}"}""").Refused(Flow.File, "$.root.activities[2].applies.expression.value", reason);

    [Theory]
    [InlineData("home==='rented' || 'owned'===home")]
    [InlineData("death.date <= '2027-01-01' && rooms > 3 && rooms!==undefined")]
    [InlineData("death.forensic===true && !death.forensic")]
    [InlineData("death.date > other.on")]
    [InlineData("(death.date + 'x')==='soon'")]
    [InlineData("death.date.slice(0, 4)==='2027' && home.length > 3")]
    [InlineData("steps.B05.outcome==='Approved' && steps.B05.state==='Ended'")]
    [InlineData("children.some(c => c.under18) || children.length===0")]
    public void A_comparison_that_tells_something_is_taken(string condition) => Assert.Empty(With($$"""{"applies":"js:{{condition}}"}""").Read().Findings);

    [Theory]
    [InlineData("death.date.year > 2000", "'death.date' has no 'year'")]
    [InlineData("death.forensic.value", "'death.forensic' has no 'value'")]
    public void A_fact_has_no_members(string condition, string reason) =>
        With($$"""{"applies":"js:{{condition}}"}""").Refused(Flow.File, "$.root.activities[2].applies.expression.value", reason);

    [Theory]
    [InlineData("""{"questions":[{"id":"q","type":"yesno"}],"facts":{"death.forensic":"data.q"}}""", "it is a text, and the fact is true or false")]
    [InlineData("""{"questions":[{"id":"q","type":"yesno"}],"facts":{"home":"data.q"}}""", "'yes' is not among rented, owned")]
    [InlineData("""{"questions":[{"id":"q","type":"date"}],"facts":{"home":"data.q"}}""", "it is a date, and the fact is a text")]
    [InlineData("""{"questions":[{"id":"q","type":"yesno"}],"facts":{"other.on":"data.q==='yes'"}}""", "it is true or false, and the fact is a date")]
    [InlineData("""{"questions":[{"id":"q","type":"yesno"}],"facts":{"home":"data.q==='yes' ? 'rented' : 'ownd'"}}""", "'ownd' is not among")]
    [InlineData("""{"facts":{"death.date":"'soon'"}}""", "'soon' is no date")]
    [InlineData("""{"facts":{"rooms":"'3'"}}""", "it is a text, and the fact is a number")]
    [InlineData("""{"facts":{"rooms":"age(death.date, other.on) > 3"}}""", "it is true or false")]
    public void What_cannot_be_the_facts_value_is_not_written_to_it(string journeys, string reason)
    {
        var finding = Assert.Single(With(facts: journeys).Read().Findings);
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
        Assert.Contains(".facts", finding.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"questions":[{"id":"q","type":"yesno","dontKnow":true}],"facts":{"death.forensic":"data.q==='dontKnow' ? undefined : data.q==='yes'"}}""")]
    [InlineData("""{"questions":[{"id":"q","type":"date","dontKnow":true}],"facts":{"other.on":"data.q!=='dontKnow' ? data.q : undefined"}}""")]
    [InlineData("""{"questions":[{"id":"q","type":"enum","options":["owned"]}],"facts":{"home":"data.q","rooms":"age(death.date, other.on)","death.forensic":"(death.forensic && rooms > 3)"}}""")]
    public void What_may_be_the_facts_value_is_written(string journeys) => Assert.Empty(With(facts: journeys).Read().Findings);

    [Theory]
    [InlineData("home", "data.hom", "no 'hom'")]
    [InlineData("home", "data.kind", "'flat' is not among")]
    [InlineData("rooms", "data.date", "it is a date")]
    [InlineData("death.forensic", "data.children.under18 === true", "")]
    [InlineData("home", "data.kind==='house' ? 'rented' : 'owned'", "'house' is not among flat")]
    public void An_answer_has_what_its_schema_has(string fact, string expression, string reason)
    {
        var folder = With().Edit(Flow.File, d => d["root"]!["activities"]![1]!["customProperties"]!["journeys"]!["facts"]![fact] = expression);
        if (reason.Length == 0) Assert.Empty(folder.Read().Findings);
        else folder.Refused(Flow.File, $"$.root.activities[1].customProperties.journeys.facts{(fact.Contains('.') ? $"['{fact}']" : $".{fact}")}", reason);
    }

    [Theory]
    [InlineData("""{"children":{"from":"data.kids","id":"child"}}""", "from", "no 'kids'")]
    [InlineData("""{"children":{"from":"data.children","id":"child","facts":{"under18":"item.minor"}}}""", "facts.under18", "no 'minor'")]
    [InlineData("""{"children":{"from":"data.children","id":"child","facts":{"under18":"item.name==='x' ? 'yes' : 'no'"}}}""", "facts.under18", "it is a text")]
    public void A_list_is_filled_from_what_its_schema_has(string lists, string path, string reason) =>
        With(lists: lists).Refused(Flow.File, $"$.root.activities[1].customProperties.journeys.lists.children.{path}", reason);

    [Fact]
    public void What_stands_beside_every_answer_may_be_read() =>
        Assert.Empty(With().Edit(Flow.File, d => d["root"]!["activities"]![1]!["customProperties"]!["journeys"]!["facts"]!["other.on"] = "data.newDate").Read().Findings);
}
