using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;
using Wolverine.Util;

namespace Journeys.Host.Tests.Storage;

/// <summary>
/// What is stored is read for ever. A difference here means that stored data would be read otherwise than it was written:
/// take it back, or write an upcaster, then accept the new form with <c>JOURNEYS_ACCEPT_GOLDEN=1</c>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Json = new(JourneyJson.Options) { WriteIndented = true };
    private static readonly string Folder = Path.Combine(RunningHost.TestWorkflows, "..", "Golden");
    private static readonly Dictionary<Type, string> EventNamesByType = EventNames.All.ToDictionary(e => e.Value, e => e.Key);

    public static TheoryData<string> Stored => [.. ByName.Keys];

    private static Dictionary<string, object> ByName { get; } = Samples.Events
        .Select(e => (Name: "event." + EventNamesByType[e.GetType()], Sample: (object)e))
        .Concat(Samples.Messages.Select(m => (Name: "message." + m.GetType().ToMessageTypeName(), Sample: m)))
        .Append((Name: "state.journey", Sample: Samples.State))
        .ToDictionary(s => s.Name, s => s.Sample);

    [Theory]
    [MemberData(nameof(Stored))]
    public void What_is_stored_keeps_its_form(string name)
    {
        var (file, sample) = (Path.Combine(Folder, name + ".json"), ByName[name]);
        var now = JsonSerializer.Serialize(sample, sample.GetType(), Json).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("JOURNEYS_ACCEPT_GOLDEN") == "1") File.WriteAllText(file, now);
        var golden = File.Exists(file) ? File.ReadAllText(file) : "";

        Assert.Equal(golden.Split('\n'), now.Split('\n'));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void What_was_stored_is_read_back_the_same(string name)
    {
        var golden = File.ReadAllText(Path.Combine(Folder, name + ".json"));

        var read = JsonSerializer.Deserialize(golden, ByName[name].GetType(), Json);

        Assert.Equal(golden.Split('\n'), (JsonSerializer.Serialize(read, ByName[name].GetType(), Json).ReplaceLineEndings("\n") + "\n").Split('\n'));
    }

    [Fact]
    public void Every_event_has_a_name_and_a_sample()
    {
        var events = typeof(IJourneyEvent).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IJourneyEvent)) && t.IsSealed).ToHashSet();

        Assert.Equal(events, EventNamesByType.Keys.ToHashSet());
        Assert.Equal(events, Samples.Events.Select(e => e.GetType()).ToHashSet());
    }

    [Fact]
    public void Every_golden_file_is_of_something_stored() =>
        Assert.Equal(
            ByName.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
}
