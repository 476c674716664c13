using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Tests.Definitions.Meaning;

/// <summary>What a life event says of itself: what a published one cannot lack, and what it should have.</summary>
public class MetadataTests
{
    [Fact]
    public void One_that_says_everything_has_neither_fault_nor_warning()
    {
        var reading = Described.Folder().Read();
        Assert.Empty(reading.Findings);
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("lifeEvent.local", "its own code")]
    [InlineData("situation", "its life situation")]
    [InlineData("owner", "who answers for it")]
    [InlineData("validFrom", "since when")]
    [InlineData("perspectives.law", "in the perspective 'law'")]
    [InlineData("perspectives.security", "in the perspective 'security'")]
    public void A_published_life_event_says_what_it_is(string field, string reason)
    {
        Described.Folder().Edit(Flow.File, d => Without(Described.Journeys(d), field)).Refused(Flow.File, $"{Described.Root}.{field}", reason);
        AssertWarned(Described.Folder().Edit(Flow.File, d => Without(Draft(Described.Journeys(d)), field)), $"{Described.Root}.{field}", reason);
    }

    [Theory]
    [InlineData("legalBasis", "not say on which law")]
    [InlineData("agreement", "by which agreement")]
    [InlineData("appeal", "nothing says how it is appealed")]
    public void A_published_step_stands_on_law_agreement_and_appeal(string field, string reason)
    {
        Described.Folder().Edit(Flow.File, d => Described.Second(d).Remove(field)).Refused(Flow.File, $"{Described.Step}.{field}", reason);
        AssertWarned(Described.Folder().Edit(Flow.File, d => Draft(Described.Second(d)).Remove(field)), $"{Described.Step}.{field}", reason);
    }

    [Theory]
    [InlineData("lifeEvent.eu", "the EU's code")]
    [InlineData("validTo", "until when")]
    [InlineData("controlPoints", "no control points")]
    public void A_life_event_should_say_more(string field, string reason) =>
        AssertWarned(Described.Folder().Edit(Flow.File, d => Without(Described.Journeys(d), field)), $"{Described.Root}.{field}", reason);

    [Theory]
    [InlineData("kind", "not say its kind")]
    [InlineData("objects", "which information objects")]
    [InlineData("benefitHypothesis", "hoped to give")]
    [InlineData("slaTarget", "how soon")]
    [InlineData("pauseRule", "what pauses")]
    public void A_step_should_say_more(string field, string reason) =>
        AssertWarned(Described.Folder().Edit(Flow.File, d => Described.Second(d).Remove(field)), $"{Described.Step}.{field}", reason);

    [Theory]
    [InlineData("situation", "\"Fordon\"", "none of the life situations")]
    [InlineData("owner", "\"skateverket\"", "is the owner 'skateverket'")]
    [InlineData("perspectives", """{"process":"p","information":"i","service":"s","law":"l","security":"s","money":"m"}""", "none of the five")]
    public void What_is_said_is_of_the_closed_lists(string field, string value, string reason)
    {
        var finding = Assert.Single(Described.Folder().Edit(Flow.File, d => Described.Journeys(Drafted(d))[field] = JsonNode.Parse(value)).Read().Findings);
        Assert.Contains(reason, finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_is_that_of_the_activity() =>
        Described.Folder().Edit(Flow.File, d => Described.Second(d)["kind"] = "citizen").Refused(Flow.File, $"{Described.Step}.kind", "of the kind 'agency'");

    [Theory]
    [InlineData("""{"none":"It is always granted on appeal to nobody."}""")]
    [InlineData("""{"step":"B01"}""")]
    public void An_appeal_may_be_another_step_or_none_with_the_reason(string appeal) =>
        Assert.Empty(Described.Folder().Edit(Flow.File, d => Described.Second(d)["appeal"] = JsonNode.Parse(appeal)).Read().Findings);

    [Theory]
    [InlineData("""{"none":""}""", "appeal.none", "empty")]
    [InlineData("""{"step":"B09"}""", "appeal.step", "no step 'B09'")]
    [InlineData("""{"step":"B01","none":"x"}""", "appeal", "a way, a step, or none")]
    public void A_faulty_appeal_is_refused(string appeal, string path, string reason) =>
        Described.Folder().Edit(Flow.File, d => Described.Second(d)["appeal"] = JsonNode.Parse(appeal)).Refused(Flow.File, $"{Described.Step}.{path}", reason);

    [Fact]
    public void Where_nothing_can_be_refused_no_appeal_is_needed() => Assert.Empty(Described.Folder().Edit(Flow.File, d =>
    {
        Described.Second(d).Remove("appeal");
        Described.Second(d)["outcomes"] = JsonNode.Parse("""{"Rejected":{"unreachable":"x"},"Dismissed":{"unreachable":"x"}}""");
    }).Read().Findings);

    [Theory]
    [InlineData("""{"id":"Notice","source":"x"}""", 3, "class")]
    [InlineData("""{"id":"Notice","class":{"confidentiality":1,"integrity":1,"traceability":1}}""", 1, "source")]
    [InlineData("""{"id":"Notice","source":"x","class":{"confidentiality":5,"integrity":1,"traceability":1}}""", 1, "class.confidentiality")]
    public void An_information_object_has_a_source_and_a_class(string entry, int faults, string path)
    {
        var folder = Described.Folder().Add("workflows/catalogue/Notice.json", entry).Edit(Flow.File, d => Described.Second(d)["objects"] = JsonNode.Parse("""{"in":[],"out":["Notice"]}"""));
        var findings = folder.Read().Findings;
        Assert.Equal(faults, findings.Count);
        Assert.All(findings, f => Assert.StartsWith($"$.{path}", f.Path, StringComparison.Ordinal));
    }

    private static void AssertWarned(Folder folder, string path, string reason)
    {
        var reading = folder.Read();
        Assert.Empty(reading.Findings);
        var warning = Assert.Single(reading.Warnings);
        Assert.Equal((path, FindingKind.Warning), (warning.Path, warning.Kind));
        Assert.Contains(reason, warning.Reason, StringComparison.Ordinal);
    }

    private static JsonObject Draft(JsonObject part)
    {
        Drafted(part.Root.AsObject());
        return part;
    }

    private static JsonObject Drafted(JsonObject definition)
    {
        definition["isPublished"] = false;
        return definition;
    }

    private static void Without(JsonObject journeys, string field)
    {
        var names = field.Split('.');
        (names.Length == 1 ? journeys : journeys[names[0]]!.AsObject()).Remove(names[^1]);
    }
}
