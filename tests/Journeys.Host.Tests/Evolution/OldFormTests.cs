using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests.Evolution;

/// <summary>Every form that was ever stored is read by today's code.</summary>
public sealed class OldFormTests
{
    public static TheoryData<string> Events => [.. Of("event.")];

    public static TheoryData<string> States => [.. Of("state.")];

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_of_an_earlier_form_is_read(string form)
    {
        var (name, stored) = (Parts(form)[1], GoldenFiles.OldText(form));
        if (Upcasts.All.FirstOrDefault(u => u.Name == name) is { } upcast)
        {
            Assert.IsType(upcast.Event, upcast.Read(stored));
            return;
        }

        Assert.True(EventNames.All.TryGetValue(name, out var type), $"Nothing reads the stored name '{name}' any more. Add an entry for it to Storage/Upcasts.cs.");
        var read = JsonSerializer.Deserialize(stored, type, JourneyJson.Options)!;
        var lost = GoldenFiles.Lost(JsonNode.Parse(stored), JsonNode.Parse(GoldenFiles.Written(read)));
        Assert.True(lost is null, $"{form}: {lost} is not read any more. Give today's form a new name in Storage/EventNames.cs, and say in Storage/Upcasts.cs how '{name}' is read.");
    }

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_of_an_earlier_form_is_known_as_older(string form) =>
        Assert.InRange(JsonSerializer.Deserialize<Journey>(GoldenFiles.OldText(form), JourneyJson.Options)!.Schema, 0, Journey.CurrentSchema - 1);

    [Fact]
    public void A_message_to_one_agency_alone_is_read_as_one_of_several()
    {
        var read = JsonSerializer.Deserialize<AgencyMessage>(GoldenFiles.OldText("message.journeys.agency-message.v1.1"), JourneyJson.Options)!;

        Assert.Equal(GoldenFiles.Written(Samples.Messages.OfType<AgencyMessages>().Single()), GoldenFiles.Written(read.Transform()));
    }

    [Fact]
    public void Every_earlier_form_is_tested() =>
        Assert.All(GoldenFiles.OldForms, form => Assert.Contains(form.Split('.')[0], (string[])["event", "state", "message"]));

    [Fact]
    public void A_stored_name_has_one_meaning()
    {
        Assert.Empty(Upcasts.All.Select(u => u.Name).Intersect(EventNames.All.Keys));
        Assert.Equal(Upcasts.All.Count, Upcasts.All.Select(u => u.Name).Distinct().Count());
    }

    private static IEnumerable<string> Of(string kind) => GoldenFiles.OldForms.Where(f => f.StartsWith(kind, StringComparison.Ordinal));

    private static string[] Parts(string form) => form.Split('.');
}
