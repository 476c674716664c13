using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Analyst;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.Citizen.Stories;

/// <summary>A persona's scenario up to the last moment at which their pages are looked at; each moment follows an entry such as <c>answer B21 Rejected</c>.</summary>
internal sealed class Story(string lifeEvent, string name, string persona, params (string After, string Stage)[] moments)
{
    private readonly HashSet<string> _passed = [];

    public static IReadOnlyList<Story> All { get; } =
    [
        new("bereavement", "sofia", "Sofia Demo", ("answer B02 Approved", "start"), ("send B17.child-3", "middle"), ("answer B17.child-2 Rejected", "refused")),
        new("bereavement", "torsten-notification-refused", "Torsten Demo", ("task B09.more", "start"), ("answer B21 Rejected", "refused")),
        new("bereavement", "pia", "Pia Demo", ("answer B10.survivor-1.premie NoEntitlement", "middle"), ("task B26", "end")),
        new("restaurant", "nadia-refused-opens-without-and-appeals", "Nadia Demo", ("begin nadia", "start"), ("task R09.application", "middle"), ("answer R09 Rejected", "refused")),
        new("restaurant", "nadia-opens", "Nadia Demo", ("task R18.annual", "end")),
        new("assistance", "amina-refused-and-the-court-changes", "Amina Demo", ("begin amina", "start"), ("answer E03f Approved", "middle"), ("answer E06 Rejected", "refused"), ("answer E08.pay Approved", "end")),
        new("parking", "maja-appeals", "Maja Demo", ("fact ParkingNotice", "start"), ("send Q05", "middle"), ("answer Q05 Rejected", "refused"), ("answer Q07 Approved", "end")),
    ];

    public string LifeEvent => lifeEvent;

    public string Name => name;

    public string Persona => persona;

    public Scenario Scenario { get; } = Read(lifeEvent, name);

    public HostEngine Engine { get; set; } = null!;

    /// <summary>The moments that are still to come.</summary>
    public IEnumerable<string> Unseen => moments.Select(m => m.Stage).Except(_passed);

    /// <summary>What to call the moment that the entry brings; null where nothing is looked at.</summary>
    public string? StageAfter(ScenarioEntry entry)
    {
        var said = $"{entry.Verb} {(entry.Verb == "expect" ? "" : entry.Target)} {entry.Value("outcome")}".Trim();
        var stage = moments.FirstOrDefault(m => m.After == said).Stage;
        return stage is not null && _passed.Add(stage) ? stage : null;
    }

    private static Scenario Read(string lifeEvent, string name)
    {
        var file = Path.Combine(PlayedScenario.Folder(), lifeEvent, "scenarios", $"{name}.json");
        // On one host each register's fact has an id of its own.
        return Scenario.Read(file, File.ReadAllText(file).Replace("\"skv-1\"", $"\"skv-{name}\"", StringComparison.Ordinal));
    }
}
