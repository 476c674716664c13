using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Storage;
using Journeys.Scenarios;

namespace Journeys.Benchmarks.Decide;

/// <summary>The engine in memory, with a watch on its decisions alone and a scale under its state.</summary>
internal sealed class TimedEngine(Definition definition, Evaluate evaluate) : IScenarioEngine
{
    private readonly InMemoryEngine _engine = new(definition, evaluate);

    public Definition Definition => definition;
    public TimeSpan Deciding { get; private set; }
    public int Commands { get; private set; }
    public int Events => _engine.Events.Count;
    public int State { get; private set; }
    public int GreatestState { get; private set; }

    public Task<Journey?> JourneyAsync() => _engine.JourneyAsync();

    public Task<ArrivedData> ArriveAsync(JsonObject data, Scenario scenario) => _engine.ArriveAsync(data, scenario);

    public Task<Guid> PersonAsync(ScenarioPerson person) => _engine.PersonAsync(person);

    public Task<IReadOnlyList<string>> MessagesAsync(string agency) => _engine.MessagesAsync(agency);

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        while (await JourneyAsync() is { } journey && DueRows.Of(journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
        {
            var before = Events;
            await SendAsync(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At });
            if (Events == before) return;
        }
    }

    public async Task SendAsync(JourneyCommand command)
    {
        var begun = Stopwatch.GetTimestamp();
        await _engine.SendAsync(command);
        Deciding += Stopwatch.GetElapsedTime(begun);
        Commands++;
        State = JsonSerializer.SerializeToUtf8Bytes(await _engine.JourneyAsync(), JourneyJson.Options).Length;
        GreatestState = Math.Max(GreatestState, State);
    }
}
