namespace Journeys.Tests.Definitions;

public class ExpressionTests
{
    private const string Children = """{"subjects":"json:[{\"list\":\"children\"}]","applies":"js:$"}""";

    private static Flow Applies(string script) =>
        Flow.Started.Step("B02", inputs: """{"applies":"js:$"}""".Replace("$", script, StringComparison.Ordinal)).Connect("B01/Done>B02");

    private static Flow Each(string script) =>
        Flow.Started.Step("B02", inputs: Children.Replace("$", script, StringComparison.Ordinal)).Connect("B01/Done>B02");

    [Theory]
    [InlineData("death.forensic && intake.home === 'rented'")]
    [InlineData("all(() => death.forensic, () => known('death.date'))")]
    [InlineData("death.date.slice(0, 4) < '2026' // the year death.x")]
    [InlineData("children.some(c => c.under18) || children.length > 2")]
    [InlineData("[1, 2].map((a, b) => a + b)[0] > 1 && { key: 1, other: death.forensic }.key")]
    [InlineData("/death.x/.test(intake.home) || 4 / 2 / 1 > Math.max(1, 2)")]
    [InlineData("steps.B01.ended && steps['B01']?.outcome === `x`")]
    [InlineData("(() => { const home = intake.home; return home === 'owned'; })()")]
    public void An_expression_reads_what_the_file_declares(string script) => Applies(script).Valid();

    [Theory]
    [InlineData("death.forensik", "'death.forensik', which is no fact")]
    [InlineData("deth.forensic", "'deth.forensic', which is no fact, list or variable")]
    [InlineData("known('death.day')", "'death.day', which is no fact")]
    [InlineData("children.under19", "the list 'children' has no 'under19'")]
    [InlineData("steps.B09.ended", "no step 'B09'")]
    [InlineData("steps.B01.finished", "a step has no 'finished'")]
    [InlineData("data.home === 'x'", "'data' cannot be read here")]
    [InlineData("subject.under18", "'subject' cannot be read here")]
    [InlineData("Date.now() > 0", "no clock")]
    [InlineData("Math.random() > 0.5", "no chance")]
    [InlineData("(death.forensic", "'(' is not closed")]
    [InlineData("death.forensic)", "')' closes nothing")]
    [InlineData("intake.home === 'x", "' is not closed")]
    public void An_expression_that_reads_anything_else_is_refused(string script, string reason) =>
        Applies(script).Refused("applies.expression.value", reason);

    [Fact]
    public void A_misspelt_fact_has_the_nearest_as_remedy() =>
        Assert.Equal("Did you mean 'death.forensic'?", Applies("death.forensik").Refused("applies.expression.value", "no fact").Remedy);

    [Fact]
    public void A_subject_has_its_lists_facts()
    {
        Each("subject.under18 && part === 'x'").Valid();
        Each("subject.under19").Refused("applies.expression.value", "no fact 'under19'");
    }

    [Fact]
    public void A_task_reads_answers_to_its_own_questions_only()
    {
        Task("data.home").Valid();
        Task("data.hoem").Refused("facts['intake.home']", "no question 'hoem'");
        Task("data.note").Refused("facts['intake.home']", "sealed");
        Task("data.who").Refused("facts['intake.home']", "sealed");
        Task("data.who.born > '2000' ? 'rented' : 'owned'").Valid();
        Task("steps.B01.ended ? 'rented' : 'owned'").Refused("facts['intake.home']", "'steps' cannot be read");

        static Flow Task(string script) => Flow.Started.Step("B02", journeys: """
            {"facts":{"intake.home":"$"},"questions":[{"id":"home","type":"enum","options":["rented","owned"]},{"id":"note","type":"text"},{"id":"who","type":"person"}]}
            """.Replace("$", script, StringComparison.Ordinal)).Connect("B01/Done>B02");
    }

    [Fact]
    public void A_condition_is_true_false_or_JavaScript() =>
        Flow.Started.Step("B02", inputs: """{"applies":"maybe"}""").Connect("B01/Done>B02").Refused("applies", "neither true nor false");
}
