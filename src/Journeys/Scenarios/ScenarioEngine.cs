using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.WhatIf;

namespace Journeys.Scenarios;

/// <summary>What a scenario runs on: the pure decider in memory, or the host's engine on its database.</summary>
public interface IScenarioEngine
{
    Definition Definition { get; }

    /// <summary>The journey as it stands; null before it has started.</summary>
    Task<Journey?> JourneyAsync();

    /// <summary>Moves the clock, firing on the way what is due.</summary>
    Task AdvanceToAsync(DateTimeOffset instant);

    /// <summary>Data as it arrives, with scenario people in place of personal numbers.</summary>
    Task<ArrivedData> ArriveAsync(JsonObject data, Scenario scenario);

    /// <summary>The person behind a scenario's id.</summary>
    Task<Guid> PersonAsync(ScenarioPerson person);

    Task SendAsync(JourneyCommand command);

    /// <summary>The messages so far to an agency, such as <c>B17.child-2 request</c>, in order.</summary>
    Task<IReadOnlyList<string>> MessagesAsync(string agency);
}

/// <summary>Runs a scenario on the pure decider alone: seconds of reading, milliseconds of running.</summary>
public sealed class InMemoryEngine(Definition definition, Evaluate evaluate) : IScenarioEngine
{
    private readonly List<IJourneyEvent> _events = [];
    private readonly List<RecordedEvent> _recorded = [];
    private Journey? _journey;

    public Definition Definition => definition;
    public IReadOnlyList<IJourneyEvent> Events => _events;

    /// <summary>The events with their times, and with the data that came, since nothing is sealed in memory.</summary>
    public IReadOnlyList<RecordedEvent> Recorded => _recorded;

    public Task<Journey?> JourneyAsync() => Task.FromResult(_journey);

    public Task<Guid> PersonAsync(ScenarioPerson person) => Task.FromResult(ScenarioPeople.IdOf(person));

    public Task<ArrivedData> ArriveAsync(JsonObject data, Scenario scenario)
    {
        var clear = ScenarioPeople.Substitute(data, p => ScenarioPeople.IdOf(p).ToString(), scenario);
        return Task.FromResult(new ArrivedData(clear, clear));
    }

    public Task SendAsync(JourneyCommand command)
    {
        if (command is StartJourney or BeginJourney)
            _journey = Journey.Initial with { Id = command is StartJourney start ? start.Journey : ((BeginJourney)command).Journey };
        var events = Decider.Decide(definition, _journey!, command, evaluate);
        _journey = events.Aggregate(_journey!, (journey, e) => Journey.Evolve(journey, e, command.Now));
        _events.AddRange(events);
        _recorded.AddRange(events.Select(e => new RecordedEvent(e, command.Now, (e as IHoldsData)?.Data)));
        return Task.CompletedTask;
    }

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        while (_journey is not null && DueRows.Of(_journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
        {
            var before = _events.Count;
            await SendAsync(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At });
            if (_events.Count == before)
                return;
        }
    }

    public Task<IReadOnlyList<string>> MessagesAsync(string agency) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. _events.Select(e => e switch
        {
            AgencyAsked a when a.Agency == agency => $"{a.Instance} {a.Verb.ToString().ToLowerInvariant()}",
            AgencyTold t when t.Agency == agency => $"{t.Instance} {t.Verb.ToString().ToLowerInvariant()}",
            _ => null,
        }).OfType<string>(),
    ]);
}
