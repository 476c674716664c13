using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;

namespace Journeys.Tests.Definitions.Corpus;

/// <summary>A journey of the real decider, with the real expressions: whatever can come comes, in an order drawn at random.</summary>
internal sealed class Play
{
    private readonly Definition _definition;
    private readonly Random _random;
    private readonly Dictionary<string, (string Bookmark, string Decision)> _decided = [];
    private DateTimeOffset _now = Spec.At("2026-11-17");
    private int _moves;

    public Play(Definition definition, int seed)
    {
        (_definition, _random) = (definition, new Random(seed));
        var starts = definition.Activities[definition.Start] as RegisterFact;
        var fact = new RecordFact(starts?.Register ?? "agency", starts?.Fact ?? "Begun", "begun", Data()) { Now = _now };
        Take(definition.Inputs.Count == 0 ? new StartJourney(Guid.Empty, fact) { Now = _now }
            : new StartChild(NameId.Of("parent"), "parent.1", null, [], null, definition.Inputs.Aggregate(SortedMap<FactValue>.Empty, (all, i) => all.Set(i, FactValue.Of("given")))) { Now = _now });
    }

    public Journey Journey { get; private set; } = Journey.Initial with { Id = new("22222222-2222-2222-2222-222222222222") };

    /// <summary>Plays on until the journey is over, nothing more can come, or so much has come that it goes on for ever.</summary>
    public Play ToTheEnd(int most = 400)
    {
        while (Journey.Status == JourneyStatus.Running && _moves++ < most && Next()) _now = _now.AddMinutes(7);
        return this;
    }

    private bool Next()
    {
        var waits = Journey.Bookmarks.Where(b => b.Value.Task != TaskKind.Appeal).ToList();
        var due = DueRows.Of(Journey).MinBy(r => r.At);
        if (due is not null && (waits.Count == 0 || _random.Next(5) == 0)) Pass(due);
        else if (waits.Count > 0 && (Told() is not { } rule || _random.Next(4) != 0)) Meet(waits[_random.Next(waits.Count)]);
        else if (Journey.Steps.FirstOrDefault(s => s.Value.Held && _decided.ContainsKey(s.Key)).Key is { } held) Correct(held);
        else if (Told() is { } told) Take(new RecordFact(told.Register, told.Fact, $"fact-{_moves}", Data()) { Now = _now });
        else return false;
        return true;
    }

    private RegisterFactRule? Told() => _definition.RegisterFacts.Count > 0 ? _definition.RegisterFacts[0] : null;

    private void Pass(DueRow due)
    {
        _now = due.At > _now ? due.At : _now;
        Take(new PassDeadline(due.Key, due.Revision, due.Mark) { Now = _now });
    }

    private void Meet(KeyValuePair<string, Bookmark> wait)
    {
        var step = Journey.Steps.Find(wait.Value.Instance) is { } state ? _definition.Activities[state.Activity] as Step : null;
        Take(wait.Value.Kind switch
        {
            BookmarkKind.Answer => Answer(wait.Key, wait.Value.Instance, step!),
            BookmarkKind.Fact => new RecordFact(((RegisterFact)step!).Register, ((RegisterFact)step).Fact, $"fact-{_moves}", Data()) { Now = _now },
            BookmarkKind.Event => new ReceiveEvent(wait.Key, null) { Now = _now },
            BookmarkKind.Work => new CompleteWork(wait.Key, FactValue.Of("done")) { Now = _now },
            BookmarkKind.Child => new EndChild(wait.Key, _random.Next(3) == 0 ? JourneyStatus.Cancelled : JourneyStatus.Ended, SortedMap<FactValue>.Empty.Set("o.x", FactValue.Of(Flips()))) { Now = _now },
            _ => new SubmitTask(wait.Key, Spec.Person, $"receipt-{_moves}", Data(task: true)) { Now = _now, Outcome = wait.Value.Task == TaskKind.Manual ? Outcome.Approved : null },
        });
    }

    private RecordAnswer Answer(string bookmark, string instance, Step step)
    {
        var can = Enum.GetValues<Outcome>().Where(o => (Outcomes.IsFinal(o) || o is Outcome.Declined or Outcome.NeedsInfo) && Profiles.Unreachable(step, o) is null).ToList();
        var outcome = can[_random.Next(can.Count)];
        _decided[instance] = (bookmark, $"d-{_moves}");
        return new RecordAnswer(bookmark, outcome, Data()) { Now = _now, DecisionId = $"d-{_moves}" };
    }

    /// <summary>What a refusal holds goes on when the decision is corrected.</summary>
    private void Correct(string instance)
    {
        var (bookmark, decision) = _decided[instance];
        _decided[instance] = (bookmark, $"c-{_moves}");
        Take(new RecordAnswer(bookmark, Outcome.Corrected, Data()) { Now = _now, DecisionId = $"c-{_moves}", Supersedes = decision, As = Outcome.Approved });
    }

    private bool Flips() => _random.Next(2) == 0;

    private string Word() => Flips() ? "true" : "false";

    private ArrivedData Data(bool task = false)
    {
        var children = string.Join(",", Enumerable.Range(1, _random.Next(3)).Select(n => $$"""{"born":"201{{n}}-01-01","small":{{Word()}}}"""));
        var (x, y) = task ? (Flips() ? "\"yes\"" : "\"no\"", "\"no\"") : (Word(), Word());
        return new(JsonDocument.Parse($$"""{"x":{{x}},"y":{{y}},"on":"2026-12-01","person":"{{Spec.Person}}","children":[{{children}}],"adults":[{"born":"1970-01-01"}]}""").RootElement, null);
    }

    private void Take(JourneyCommand command)
    {
        foreach (var @event in Decider.Decide(_definition, Journey, command, Spec.Evaluator.Evaluate)) Journey = Journey.Evolve(Journey, @event, command.Now);
    }
}
