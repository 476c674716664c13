using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Tests.Definitions.Corpus;
using Journeys.Tests.Execution;
using Journeys.WhatIf;

namespace Journeys.Tests.Definitions;

/// <summary>Tables and figures beside a workflow are part of it: of its hash, of what is published, of what differs, and of every journey.</summary>
public class RuleFileTests
{
    private const string Name = "rules-of-a-table";
    private const string Table = $"workflows/{Name}/tables/rules.json";
    private const string Figures = $"workflows/{Name}/figures.json";
    private const string Food = """
        {"table":"rules","hitPolicy":"unique","effectiveOn":"f.day","inputs":["f.x"],"outputs":["r.on"],"otherwise":{"r.on":false},
         "rows":[{"id":"asked","when":{"f.x":true},"then":{"r.on":true},"validFrom":"2020-01-01","validTo":"2026-12-31","reason":"title","legalBasis":["livsmedelslagen"]}]}
        """;

    [Theory]
    [InlineData("2026-12-31", "R", "asked")]
    [InlineData("2027-01-01", "–", "")]
    public void The_same_journey_the_day_before_and_the_day_after_a_change(string day, string status, string row)
    {
        var run = Begun(Definition(Food), day).Then($"X {status}");
        Assert.Equal(row, string.Join(' ', run.Journey.Rules["rules"].Rows["r.on"]));
    }

    [Fact]
    public void An_expression_reads_what_a_figure_is_on_a_day() =>
        Begun(Read(Files(Food, "8")), "2026-12-31").Then("X –");

    [Fact]
    public void A_day_on_which_a_figure_has_no_value_is_an_incident()
    {
        var texts = Files(Food).Texts.ToDictionary(f => f.Key, f => f.Value.Replace("0001-01-01", "2026-12-31", StringComparison.Ordinal));
        var run = Begun(Read(new(texts)), "2026-12-30");
        Assert.Contains(run.Journey.Incidents, i => i.Contains("the figure 'fee' has no value on 2026-12-30", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reason_of_a_step_is_the_row_that_made_it_apply()
    {
        var definition = Definition(Food);
        var row = Assert.Single(RuleReasons.Of(definition, Begun(definition, "2026-12-31").Journey, definition.Index.Step("X")!));
        Assert.Equal(("asked", "title", "livsmedelslagen"), (row.Id, row.Reason, Assert.Single(row.LegalBasis)));
        Assert.Empty(RuleReasons.Of(definition, Begun(definition, "2027-01-01").Journey, definition.Index.Step("X")!));
    }

    [Fact]
    public void A_definition_is_read_again_from_its_content_as_it_is_published()
    {
        var files = Files(Food);
        var again = DefinitionReader.Read("published definition", DefinitionContent.Of(files, Name));
        Assert.Empty(again.Findings);
        Assert.Equal(Definition(Food).Hash, again.Definition!.Hash);
        Assert.Equal(["asked"], Assert.Single(again.Definition.Tables).Rows.Select(r => r.Id));
        Assert.Equal(1m, again.Definition.Figures["fee"].On(Spec.Day("2026-12-01"))!.Value);
    }

    [Fact]
    public void A_workflow_with_nothing_beside_it_is_its_own_content()
    {
        var files = CorpusFiles.Of("sound", "applies-and-ready");
        Assert.Equal(files.Texts["workflows/applies-and-ready/workflow.json"], DefinitionContent.Of(Own(files), "applies-and-ready"));
    }

    [Fact]
    public void Another_last_day_of_a_row_and_another_figure_are_another_content_and_named()
    {
        var (was, now) = (Files(Food), Files(Food.Replace("2026-12-31", "2027-06-30", StringComparison.Ordinal), "2"));
        Assert.NotEqual(Read(was).Hash, Read(now).Hash);
        Assert.Equal(
            ["customProperties.journeys.figures.fee[0001-01-01].value: 1 → 2", "customProperties.journeys.tables.rules.rows[asked].validTo: \"2026-12-31\" → \"2027-06-30\""],
            DefinitionDifference.Between(JsonNode.Parse(DefinitionContent.Of(was, Name))!, JsonNode.Parse(DefinitionContent.Of(now, Name))!));
    }

    [Fact]
    public void A_history_decided_again_by_rules_of_which_a_row_ends_earlier_is_told_to_differ()
    {
        var (own, ends) = (Definition(Food), Definition(Food.Replace("2026-12-31", "2026-06-30", StringComparison.Ordinal)));
        var history = History.Of(Guid.Empty, own, Clear(Begun(own, "2026-12-01").Recorded));
        Assert.Equal(Verdict.Same, Comparison.Of(history, Again(own, history)).Verdict);
        var compared = Comparison.Of(history, Again(ends, history));
        Assert.NotEqual(Verdict.Same, compared.Verdict);
    }

    /// <summary>As a what-if reads it: with the data that came.</summary>
    private static IReadOnlyList<RecordedEvent> Clear(IReadOnlyList<RecordedEvent> recorded) =>
        [.. recorded.Select(e => e.Event is RegisterFactRecorded ? e with { Clear = Spec.Data("""{"x":true,"on":"2026-12-01"}""").Clear } : e)];

    private static Replay Again(Definition candidate, History history) =>
        Replay.Of(candidate, Spec.Evaluator.Evaluate, history, Observed.In([history]), history.LastAt);

    private static Spec Begun(Definition definition, string day) => Spec.Born(definition).When(new StartJourney(
        Guid.Empty, new RecordFact("agency", "Begun", "begun-1", Spec.Data($$"""{"x":true,"on":"{{day}}"}""")) { Now = Spec.At("2026-11-17") })
    { Now = Spec.At("2026-11-17") });

    private static Definition Definition(string table) => Read(Files(table));

    private static Definition Read(WorkflowFiles files)
    {
        var reading = WorkflowFolder.Read(files, ExpressionEvaluator.Syntax);
        Assert.Empty(reading.Findings);
        return reading.Definitions[Name];
    }

    /// <summary>Paths as a host has them, from the workflows folder.</summary>
    private static WorkflowFiles Files(string table, string figure = "1")
    {
        var texts = CorpusFiles.Of("sound", Name).Texts.ToDictionary(f => f.Key, f => f.Value);
        (texts[Table], texts[Figures]) = (table, texts[Figures].Replace("\"value\": 1", $"\"value\": {figure}", StringComparison.Ordinal));
        return Own(new(texts));
    }

    private static WorkflowFiles Own(WorkflowFiles files) => new(files.Texts.ToDictionary(f => f.Key["workflows/".Length..], f => f.Value));
}
