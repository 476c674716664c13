using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Scenarios;

/// <summary>Runs a scenario on an engine and compares what it expects; every difference is told, not the first alone.</summary>
public sealed class ScenarioRun(Scenario scenario, IScenarioEngine engine)
{
    private readonly List<string> _differences = [];

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        foreach (var entry in scenario.Timeline)
        {
            await engine.AdvanceToAsync(entry.At);
            if (entry.Verb == "expect")
                _differences.AddRange(await Expectations.CompareAsync(engine, entry));
            else if (await CommandAsync(entry) is { } command)
                await engine.SendAsync(command);
        }

        return _differences;
    }

    private async Task<JourneyCommand?> CommandAsync(ScenarioEntry entry)
    {
        if (entry.Verb == "fact")
            return await FactAsync(entry);
        if (entry.Verb == "begin")
            return await BeginAsync(entry);
        var journey = await engine.JourneyAsync() ?? throw new FormatException($"{entry}: nothing has begun the journey.");
        if (entry.Verb == "open")
            return new TakeOffer(entry.Target, await ActorAsync(entry)) { Now = entry.At };
        if (entry is { Verb: "withdraw", Target: "journey" })
            return new WithdrawJourney(await ActorAsync(entry), $"scenario-{entry.Index}") { Now = entry.At };
        var kind = entry.Verb is "answer" or "withdraw" ? BookmarkKind.Answer : BookmarkKind.Task;
        if ((BookmarkOf(journey, entry, kind) ?? DemandOf(journey, entry)) is not { } bookmark)
        {
            _differences.Add($"{entry}: {entry.Verb} {entry.Target}: nothing waits for it.");
            return null;
        }

        if (entry.Verb == "withdraw")
            return new WithdrawRequest(bookmark, await ActorAsync(entry), $"scenario-{entry.Index}") { Now = entry.At };
        return kind == BookmarkKind.Answer ? await AnswerAsync(entry, bookmark) : await SubmissionAsync(entry, bookmark);
    }

    private static string? BookmarkOf(Journey journey, ScenarioEntry entry, BookmarkKind kind)
    {
        var open = journey.Bookmarks.Where(b => b.Value.Kind == kind && BookmarkId.Split(b.Key).Stem == entry.Target).Select(b => b.Key).LastOrDefault();
        return open ?? (entry.Value("supersedes") is null ? null : BookmarkId.Of(entry.Target, Math.Max(1, journey.Numbers.Find(entry.Target))));
    }

    /// <summary>An answer to <c>B17.delay</c> is one to the demand for its decision.</summary>
    private static string? DemandOf(Journey journey, ScenarioEntry entry) => entry.Verb != "answer" ? null : journey.Bookmarks
        .Where(b => b.Value.Kind == BookmarkKind.Demand && BookmarkId.Split(b.Key).Stem == entry.Target).Select(b => b.Key).LastOrDefault();

    private async Task<JourneyCommand> FactAsync(ScenarioEntry entry)
    {
        var fact = new RecordFact(entry.Value("register")!, entry.Target, entry.Value("factId")!, await engine.ArriveAsync(entry.Data, scenario))
        {
            Now = entry.At,
            Supersedes = entry.Value("supersedes"),
            As = Parse(entry.Value("as")) ?? (entry.Value("supersedes") is null ? null : Outcome.Corrected),
        };
        return await engine.JourneyAsync() is null ? new StartJourney(Guid.Empty, fact) { Now = entry.At } : fact;
    }

    private async Task<JourneyCommand> AnswerAsync(ScenarioEntry entry, string bookmark) =>
        new RecordAnswer(bookmark, Parse(entry.Value("outcome"))!.Value, await engine.ArriveAsync(entry.Data, scenario))
        {
            Now = entry.At,
            DecisionId = entry.Value("decisionId"),
            Supersedes = entry.Value("supersedes"),
            As = Parse(entry.Value("as")),
            NewDate = Day(entry.Data, "newDate"),
            DueDate = Day(entry.Data, "dueDate") ?? Day(entry.Data, "date"),
            ForwardedTo = entry.Data["forwardedTo"]?.GetValue<string>(),
            ServedOn = Day(entry.Data, "servedOn"),
            Appeal = entry.Data["appeal"] is JsonObject said
                ? new AppealNotice(said["kind"]?.GetValue<string>() ?? "", said["body"]?.GetValue<string>(), said["days"]?.GetValue<int>())
                : null,
        };

    private async Task<JourneyCommand> SubmissionAsync(ScenarioEntry entry, string bookmark)
    {
        var dontKnow = entry.Data.Where(d => d.Value is JsonValue v && v.TryGetValue<string>(out var text) && text == "dontKnow").Select(d => d.Key).ToList();
        var answered = entry.Data.DeepClone().AsObject();
        dontKnow.ForEach(name => answered.Remove(name));
        return new SubmitTask(bookmark, await ActorAsync(entry), $"scenario-{entry.Index}", await engine.ArriveAsync(answered, scenario))
        {
            Now = entry.At,
            DontKnow = dontKnow,
            Outcome = Parse(entry.Value("outcome")),
            Manual = entry.Json["manual"]?.GetValue<bool>() ?? false,
        };
    }

    /// <summary>As the start page does it, with who has signed in.</summary>
    private async Task<BeginJourney> BeginAsync(ScenarioEntry entry)
    {
        var person = await PersonAsync(entry, entry.Target);
        var who = new System.Text.Json.Nodes.JsonObject { ["person"] = entry.Target, ["name"] = scenario.People[entry.Target].Name };
        return new(Guid.Empty, person) { Now = entry.At, Data = await engine.ArriveAsync(who, scenario) };
    }

    private async Task<Guid> PersonAsync(ScenarioEntry entry, string id) => await engine.PersonAsync(scenario.People.GetValueOrDefault(id)
        ?? throw new FormatException($"{entry}: the scenario has no person '{id}'; write one of {string.Join(", ", scenario.People.Keys)}."));

    /// <summary>Who is named, else the first who signs in.</summary>
    private async Task<Guid> ActorAsync(ScenarioEntry entry) => entry.Value("by") is { } by ? await PersonAsync(entry, by) :
        scenario.People.Values.FirstOrDefault(p => p.SignsIn) is { } person ? await engine.PersonAsync(person) : Guid.Empty;

    private static Outcome? Parse(string? text) => text is null ? null : Enum.Parse<Outcome>(text);

    private static DateOnly? Day(JsonObject data, string name) =>
        data[name] is JsonValue v && v.TryGetValue<string>(out var text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
