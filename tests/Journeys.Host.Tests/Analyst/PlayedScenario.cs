using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Scenarios;

namespace Journeys.Host.Tests.Analyst;

/// <summary>A scenario of <c>workflows/</c> played on the decider alone, its events kept as a stream would keep them.</summary>
internal sealed class PlayedScenario : IScenarioEngine
{
    public static readonly Guid Id = new("0192f3a4-0000-7000-8000-00000000a11a");
    private static readonly WorkflowCatalogueReading Catalogue = WorkflowFolder.Read(WorkflowsPlace.Files(Folder()));
    private readonly ExpressionEvaluator evaluator = new();
    private readonly List<JournalEntry> events = [];
    private Journey? journey;

    public static string Folder()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
            if (Path.Combine(place.FullName, "workflows") is var folder && Directory.Exists(folder)) return folder;
        throw new DirectoryNotFoundException("workflows/ stands at the root of the repository.");
    }

    public Definition Definition { get; } = Catalogue.Definitions["bereavement"];
    public IReadOnlyList<JournalEntry> Events => events;
    public required Scenario Scenario { get; init; }

    public static IReadOnlyDictionary<string, string> Texts(string language) => Catalogue.Texts["bereavement"][language].Texts;

    public static async Task<PlayedScenario> PlayAsync(string name)
    {
        var file = Path.Combine(Folder(), "bereavement", "scenarios", $"{name}.json");
        var played = new PlayedScenario { Scenario = Scenario.Read(file, await File.ReadAllTextAsync(file)) };
        await new ScenarioRun(played.Scenario, played).RunAsync();
        return played;
    }

    public Task<Journey?> JourneyAsync() => Task.FromResult(journey);

    public Task<Guid> PersonAsync(ScenarioPerson person) => Task.FromResult(ScenarioPeople.IdOf(person));

    public Task<ArrivedData> ArriveAsync(JsonObject data, Scenario scenario)
    {
        var clear = ScenarioPeople.Substitute(data, p => ScenarioPeople.IdOf(p).ToString(), scenario);
        return Task.FromResult(new ArrivedData(clear, clear));
    }

    public Task SendAsync(JourneyCommand command)
    {
        if (command is StartJourney) journey = Journey.Initial with { Id = Id };
        foreach (var happened in Decider.Decide(Definition, journey!, command, evaluator.Evaluate))
        {
            journey = Journey.Evolve(journey!, happened, command.Now);
            events.Add(new(happened, command.Now, events.Count + 1));
        }

        return Task.CompletedTask;
    }

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        while (journey is not null && DueRows.Of(journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
        {
            var before = events.Count;
            await SendAsync(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At });
            if (events.Count == before) return;
        }
    }

    public Task<IReadOnlyList<string>> MessagesAsync(string agency) => Task.FromResult<IReadOnlyList<string>>([]);
}
