using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Scenarios;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>What one command led to.</summary>
internal sealed record LifeTurn(JourneyCommand Command, IReadOnlyList<IJourneyEvent> Events, Journey After);

/// <summary>
/// A bereavement decided in memory, from its first day until nothing is to come: by the host's definition and evaluator,
/// with people and keys of the host's registry, so that its events are those that the host would keep.
/// </summary>
internal sealed class Life(Cradle cradle, Scenario scenario) : IScenarioEngine
{
    private readonly List<LifeTurn> _turns = [];
    private Guid _principal;

    public string Name => scenario.Name;

    public Guid Id { get; private set; }

    public Definition Definition => cradle.Definition;

    public IReadOnlyList<LifeTurn> Turns => _turns;

    public Journey Journey => _turns[^1].After;

    public int Events => _turns.Sum(t => t.Events.Count);

    /// <summary>Bytes of the state as it is stored, at its greatest.</summary>
    public int GreatestState => _turns.Max(t => JsonSerializer.SerializeToUtf8Bytes(t.After, JourneyJson.Options).Length);

    /// <summary>Lives it to its end. What is said is what was not in order: an answer that nothing waited for, an incident, no end.</summary>
    public async Task<IReadOnlyList<string>> LiveAsync()
    {
        var wrong = (await new ScenarioRun(scenario, this).RunAsync()).ToList();
        await AdvanceToAsync(DateTimeOffset.MaxValue);
        wrong.AddRange(Journey.Incidents.Select(i => $"incident: {i}"));
        if (Journey.Status != JourneyStatus.Ended)
            wrong.Add($"it is {Journey.Status} and waits at {string.Join(", ", Journey.Bookmarks.Keys)}");
        return [.. wrong.Select(w => $"{scenario.Name} {Id}, {scenario.Timeline[0].At:yyyy-MM-dd}: {w}")];
    }

    public Task<Journey?> JourneyAsync() => Task.FromResult(_turns.Count == 0 ? null : Journey);

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        while (_turns.Count > 0 && DueRows.Of(Journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
        {
            var before = _turns.Count;
            await SendAsync(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At });
            if (_turns[before].Events.Count == 0) return;
        }
    }

    public async Task<ArrivedData> ArriveAsync(JsonObject data, Scenario of)
    {
        var named = ScenarioPeople.Substitute(data, p => p.PersonalNumber!, of);
        var clear = (await cradle.Persons.ResolveAsync(named)).Data;
        if (_principal == Guid.Empty) _principal = clear.GetProperty("person").GetGuid();
        return new(clear, await cradle.Sealer.SealAsync(clear, _principal));
    }

    public Task<Guid> PersonAsync(ScenarioPerson person) => cradle.People.PersonFor(person.PersonalNumber!);

    public Task SendAsync(JourneyCommand command)
    {
        if (command is StartJourney start)
        {
            Id = JourneyId.Of(Definition.Id, _principal, ended: 0);
            command = start with { Journey = Id };
        }

        var before = _turns.Count == 0 ? Journey.Initial with { Id = Id } : Journey;
        var events = Decider.Decide(Definition, before, command, cradle.Evaluate);
        _turns.Add(new(command, events, events.Aggregate(before, (state, e) => Journey.Evolve(state, e, command.Now))));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> MessagesAsync(string agency) => Task.FromResult<IReadOnlyList<string>>([]);
}
