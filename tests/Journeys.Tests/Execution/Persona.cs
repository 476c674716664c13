using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Scenarios;
using Journeys.Tests.Scenarios;

namespace Journeys.Tests.Execution;

/// <summary>Every command of a bereavement scenario, in order, with the events that it led to and the state after.</summary>
internal sealed class Persona
{
    private static readonly Dictionary<string, Persona> Known = [];

    private Persona(string name)
    {
        var file = Path.Combine(Workflows.Folder, "bereavement/scenarios", $"{name}.json");
        var engine = new Recorder(Definition);
        new ScenarioRun(Scenario.Read(file, File.ReadAllText(file)), engine).RunAsync().GetAwaiter().GetResult();
        Commands = engine.Commands;
    }

    public static Definition Definition { get; } = Workflows.Read("bereavement");
    public IReadOnlyList<JourneyCommand> Commands { get; }

    public static Persona Of(string name)
    {
        lock (Known)
            return Known.TryGetValue(name, out var known) ? known : Known[name] = new Persona(name);
    }

    public static (Journey Journey, IReadOnlyList<IJourneyEvent> Events) Next(Journey journey, JourneyCommand command)
    {
        var events = Decider.Decide(Definition, journey, command, Spec.Evaluator.Evaluate);
        return (events.Aggregate(journey, (j, e) => Journey.Evolve(j, e, command.Now)), events);
    }

    public static Journey Run(IEnumerable<JourneyCommand> commands) => commands.Aggregate(Journey.Initial, (j, c) => Next(j, c).Journey);

    private sealed class Recorder(Definition definition) : IScenarioEngine
    {
        private readonly InMemoryEngine _engine = new(definition, Spec.Evaluator.Evaluate);

        public List<JourneyCommand> Commands { get; } = [];
        public Definition Definition => _engine.Definition;

        public Task<Journey?> JourneyAsync() => _engine.JourneyAsync();

        public Task<ArrivedData> ArriveAsync(System.Text.Json.Nodes.JsonObject data, Scenario scenario) => _engine.ArriveAsync(data, scenario);

        public Task<Guid> PersonAsync(ScenarioPerson person) => _engine.PersonAsync(person);

        public Task<IReadOnlyList<string>> MessagesAsync(string agency) => _engine.MessagesAsync(agency);

        public async Task AdvanceToAsync(DateTimeOffset instant)
        {
            while (await JourneyAsync() is { } journey && DueRows.Of(journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
                await SendAsync(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At });
        }

        public Task SendAsync(JourneyCommand command)
        {
            Commands.Add(command);
            return _engine.SendAsync(command);
        }
    }
}
