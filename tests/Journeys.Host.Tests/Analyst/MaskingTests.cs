using System.Reflection;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Analyst;
using Journeys.Host.Storage;
using Journeys.Law;

namespace Journeys.Host.Tests.Analyst;

public sealed class MaskingTests
{
    private static readonly JsonElement Data = JsonElement.Parse("""
        {"name":"Sofia Demo","born":"1989-05-20","alive":true,"sum":4711,"none":null,
         "children":[{"person":"0192f3a4-0000-7000-8000-000000000001","name":"Alva Demo"},"198905202381"],"address":{"street":"Storgatan 1"}}
        """);

    [Fact]
    public void Data_keeps_its_shape_and_loses_every_leaf()
    {
        var masked = Masking.Payload(new TaskSubmitted("B09.1", "B09", PlayedScenario.Id, "R-1", ["will"], Data));

        Assert.Equal(
            """
            {"bookmark":"B09.1","instance":"B09","by":"▇▇▇","receipt":"▇▇▇","dontKnow":["will"],"data":{"name":"▇▇▇","born":"▇▇▇","alive":"▇▇▇","sum":"▇▇▇","none":null,"children":[{"person":"▇▇▇","name":"▇▇▇"},"▇▇▇"],"address":{"street":"▇▇▇"}}}
            """.Trim(), masked.Replace("0192f3a4-0000-7000-8000-000000000001", Masking.Mask, StringComparison.Ordinal));
    }

    [Fact]
    public void Sealed_and_open_data_are_masked_alike()
    {
        var masked = Masking.Payload(new AnswerRecorded("B02.1", "B02", Outcome.Approved, "skv-77", null, null, null, null, "god-1", Data));

        Assert.DoesNotContain("skv-77", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("god-1", masked, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"Approved\"", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_shows_its_subjects_and_no_person()
    {
        var masked = Masking.Payload(new ListRecorded("children", [new("child-1", PlayedScenario.Id)], "fact:198905202381", false));

        Assert.Equal("""{"list":"children","members":[{"subject":"child-1","person":"▇▇▇"}],"source":"fact:▇▇▇","selfDeclared":false}""", masked);
    }

    /// <summary>A new field of an event is masked until someone has said here that it may be shown.</summary>
    [Fact]
    public void Only_these_fields_of_events_are_masked()
    {
        string[] masked = ["by", "data", "decisionId", "factId", "forwardedTo", "person", "receipt", "supersedes"];

        var shown = EventNames.All.Values.Where(e => e.IsAssignableTo(typeof(IJourneyEvent)))
            .SelectMany(e => e.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.PropertyType == typeof(Guid) || p.PropertyType == typeof(JsonElement?) || p.PropertyType == typeof(string))
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
            .Distinct()
            .Where(name => !Masked(name))
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            ["activity", "agency", "because", "bookmark", "definition", "fact", "hash", "instance", "key", "list", "port", "reason",
             "register", "role", "service", "source", "step", "subject", "variable"],
            shown);
        Assert.All(masked, name => Assert.True(Masked(name)));
    }

    private static bool Masked(string name) => !Masking.Shows(name);
}
