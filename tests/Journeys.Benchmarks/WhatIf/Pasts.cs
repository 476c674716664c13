using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Journeys.Benchmarks.Decide;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Scenarios;
using Journeys.WhatIf;

namespace Journeys.Benchmarks.WhatIf;

/// <summary>Sofia's past, once for each of so many days on which the death may have been, so that no two pasts read the same dates.</summary>
internal static partial class Pasts
{
    public static async Task<IReadOnlyList<History>> MakeAsync(Sofia sofia, string scenario, int count)
    {
        var pasts = new List<History>();
        for (var day = 0; day < count; day++)
        {
            var shifted = Dates().Replace(scenario, d => DateOnly.Parse(d.Value, CultureInfo.InvariantCulture).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            var engine = new RecordingEngine(sofia.Definition, sofia.Evaluate);
            await new ScenarioRun(Scenario.Read("sofia.json", shifted), engine).RunAsync();
            pasts.Add(History.Of(NameId.Of($"past {day}"), sofia.Definition, engine.Recorded));
        }

        return pasts;
    }

    [GeneratedRegex(@"(?<="")20\d\d-\d\d-\d\d(?=["" T])")]
    private static partial Regex Dates();
}

/// <summary>The engine in memory, which keeps what happened with its times and clear data.</summary>
internal sealed class RecordingEngine(Definition definition, Evaluate evaluate) : IScenarioEngine
{
    private readonly InMemoryEngine _engine = new(definition, evaluate);

    public List<RecordedEvent> Recorded { get; } = [];

    public Definition Definition => definition;

    public Task<Journey?> JourneyAsync() => _engine.JourneyAsync();

    public Task<ArrivedData> ArriveAsync(System.Text.Json.Nodes.JsonObject data, Scenario scenario) => _engine.ArriveAsync(data, scenario);

    public Task<Guid> PersonAsync(ScenarioPerson person) => _engine.PersonAsync(person);

    public Task<IReadOnlyList<string>> MessagesAsync(string agency) => _engine.MessagesAsync(agency);

    public async Task AdvanceToAsync(DateTimeOffset instant)
    {
        while (await JourneyAsync() is { } journey && DueRows.Of(journey).Where(r => r.At <= instant).MinBy(r => r.At) is { } row)
        {
            var before = _engine.Events.Count;
            await SendAsync(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = row.At });
            if (_engine.Events.Count == before) return;
        }
    }

    public async Task SendAsync(JourneyCommand command)
    {
        var before = _engine.Events.Count;
        await _engine.SendAsync(command);
        Recorded.AddRange(_engine.Events.Skip(before).Select(e => new RecordedEvent(e, command.Now, DataOf(e))));
    }

    // In memory nothing is sealed.
    private static JsonElement? DataOf(IJourneyEvent happened) => happened switch
    {
        RegisterFactRecorded e => e.Data,
        AnswerRecorded e => e.Data,
        TaskSubmitted e => e.Data,
        _ => null,
    };
}
