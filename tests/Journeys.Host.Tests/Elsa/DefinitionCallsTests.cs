using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Host.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Elsa;

[Collection(StudioCollection.Name)]
public sealed class DefinitionCallsTests(StudioHost studio)
{
    private static readonly string[] NothingToTell =
    [
        "features/installed", "descriptors/workflow-activation-strategies", "descriptors/log-persistence-strategies",
        "descriptors/incident-strategies", "descriptors/commit-strategies/workflows", "descriptors/storage-drivers",
    ];

    [Fact]
    public async Task A_definition_read_from_the_Studio_and_written_as_a_file_is_the_same_definition()
    {
        foreach (var (id, definition) in studio.Host.Services.GetRequiredService<DefinitionCatalogue>().Reading.Definitions)
        {
            foreach (var path in new[] { $"by-definition-id/{id}?versionOptions=Latest", $"by-id/{definition.Hash}" })
            {
                var model = await GetAsync($"workflow-definitions/{path}");
                model.Remove("links");

                var reading = DefinitionReader.Read("workflow.json", model.ToJsonString());

                Assert.Empty(reading.Findings);
                Assert.Equal(definition.Hash, reading.Definition!.Hash);
            }
        }
    }

    [Fact]
    public async Task A_definition_keeps_its_layout_and_what_Elsa_does_not_know_and_cannot_be_edited()
    {
        var file = studio.LifeEvents()["parking"];

        var answer = await GetAsync("workflow-definitions/by-definition-id/parking");

        Assert.True(JsonNode.DeepEquals(file["customProperties"], answer["customProperties"]));
        Assert.True(JsonNode.DeepEquals(file["root"]!["activities"]![1]!["metadata"], answer["root"]!["activities"]![1]!["metadata"]));
        Assert.Equal("Workflow1:Flowchart1:Kind", (string?)answer["root"]!["activities"]![1]!["nodeId"]);
        Assert.Equal(["self"], answer["links"]!.AsArray().Select(l => (string)l!["rel"]!));
    }

    [Fact]
    public async Task Every_activity_of_a_life_event_has_a_descriptor_with_the_ports_that_are_connected()
    {
        var descriptors = (await GetAsync("descriptors/activities?Refresh=True"))["items"]!.AsArray()
            .ToDictionary(d => (string)d!["typeName"]!, d => d!["ports"]!.AsArray().Select(p => (string)p!["name"]!).ToHashSet());
        foreach (var file in studio.LifeEvents().Values)
        {
            var types = file["root"]!["activities"]!.AsArray().ToDictionary(a => (string)a!["id"]!, a => (string)a!["type"]!);
            Assert.All(types.Values, type => Assert.Contains(type, descriptors.Keys));
            foreach (var source in file["root"]!["connections"]!.AsArray().Select(c => c!["source"]!))
                // The Studio reads the ports of these from their own inputs.
                if (types[(string)source["activity"]!] is not ("Elsa.FlowSwitch" or "Elsa.FlowFork") and var type)
                    Assert.Contains((string)source["port"]!, descriptors[type]);
        }
    }

    [Fact]
    public async Task A_descriptor_says_all_that_the_Studio_asks_for()
    {
        var answer = await GetAsync("descriptors/activities");
        var step = answer["items"]!.AsArray().Single(d => (string)d!["typeName"]! == "Journeys.AgencyStep")!;

        Assert.Equal(answer["items"]!.AsArray().Count, (int)answer["count"]!);
        Assert.Equal(
            ("Journeys", "AgencyStep", "Agency step", 1, "Action", false),
            ((string)step["namespace"]!, (string)step["name"]!, (string)step["displayName"]!, (int)step["version"]!, (string)step["kind"]!, (bool)step["isContainer"]!));
        Assert.Equal(["Done", "Refused"], step["ports"]!.AsArray().Take(2).Select(p => (string)p!["name"]!));
        Assert.All(step["ports"]!.AsArray(), p => Assert.Equal("Flow", (string)p!["type"]!));
        Assert.Contains(step["inputs"]!.AsArray(), i => (string)i!["name"]! == "Applies" && (string)i["typeName"]! == "Boolean" && (bool)i["isWrapped"]!);
    }

    [Fact]
    public async Task What_there_is_nothing_to_tell_of_is_an_empty_list()
    {
        foreach (var call in NothingToTell) Assert.Equal("""{"items":[],"count":0}""", (await GetAsync(call)).ToJsonString());
    }

    [Fact]
    public async Task The_expressions_are_those_that_are_read_here() => Assert.Equal(
        ["Literal", "Object", "Variable", "Input", "JavaScript"],
        (await GetAsync("descriptors/expression-descriptors"))["items"]!.AsArray().Select(e => (string)e!["type"]!));

    private async Task<JsonObject> GetAsync(string call)
    {
        using var client = await studio.Host.ClientAsync("analyst");
        return JsonNode.Parse(await client.GetStringAsync($"/elsa/api/{call}", TestContext.Current.CancellationToken))!.AsObject();
    }
}
