using System.Text.Json;
using Journeys.Definitions;
using Journeys.Definitions.Soundness;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;

namespace Journeys.Tests.Definitions.Soundness;

/// <summary>A journey of the real decider under a definition; which way its choices go is told from outside, all else is evaluated.</summary>
internal sealed class RealRun
{
    private readonly Definition _definition;
    private readonly Func<Expression, Evaluation?> _chooses;
    private readonly Action<ActivityLeft>? _left;
    private readonly ArrivedData _data;
    private DateTimeOffset _now = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);
    private int _given;

    /// <param name="definition">A drawing, or one that was read.</param>
    /// <param name="chooses">What a condition, or the items of a loop, come to; null for what is really evaluated.</param>
    /// <param name="children">How many children the answers name.</param>
    /// <param name="left">Told after a command for each activity that was left.</param>
    public RealRun(Definition definition, Func<Expression, Evaluation?> chooses, int children = 2, Action<ActivityLeft>? left = null)
    {
        (_definition, _chooses, _left) = (definition, chooses, left);
        var born = string.Join(",", Enumerable.Range(1, children).Select(n => $$"""{"born":"201{{n}}-01-01","small":true}"""));
        _data = new(JsonDocument.Parse($$"""{"x":true,"y":true,"on":"2026-12-01","children":[{{born}}]}""").RootElement, null);
        var starts = definition.Activities[definition.Start] as RegisterFact;
        Take(new StartJourney(Guid.Empty, new RecordFact(starts?.Register ?? "register", starts?.Fact ?? "Begun", "begun", _data) { Now = _now }) { Now = _now });
    }

    public Journey Journey { get; private set; } = Journey.Initial with { Id = new("22222222-2222-2222-2222-222222222222") };

    /// <summary>Every activity that was entered.</summary>
    public HashSet<string> Entered { get; } = [];

    /// <summary>Activities that were entered, or passed by, while they held a token.</summary>
    public HashSet<string> Doubled { get; } = [];

    /// <summary>Steps that ended before their answer came.</summary>
    public HashSet<string> CutShort { get; } = [];

    /// <summary>Activities to which a followed connection came, and that were not passed since.</summary>
    public HashSet<string> Unjoined { get; } = [];

    /// <summary>What ended a flowchart, a block or the journey at once.</summary>
    public HashSet<string> Stops { get; } = [];

    /// <summary>What the journey waits for: a bookmark, or the key of a timer.</summary>
    public IReadOnlyList<(string Key, Activity Activity)> Waits =>
    [
        .. Journey.Bookmarks.Where(b => b.Value.Task is null or TaskKind.Task or TaskKind.Send).Select(b => (b.Key, ActivityOf(b.Value.Instance))),
        .. DueRows.Of(Journey).Where(r => Journey.Deadlines[r.Key].Current.Step == "timer").Select(r => (r.Key, ActivityOf(Journey.Deadlines[r.Key].Current.Name))),
    ];

    /// <summary>What a choice tells of comes. False where nothing waits for it.</summary>
    public bool Come(Choice choice)
    {
        if (choice.Exit.StaysOpen) return Miss((Step)choice.Activity);
        var waits = Waits.Where(w => w.Activity.Id == choice.Activity.Id).ToList();
        if (choice.Activity is Step { Subjects.Count: > 0 } && choice.Exit.First == 0) waits.ForEach(w => Meet(w.Key, choice.Exit));
        else if (waits.Count > 0) Meet(waits[0].Key, choice.Exit);
        return waits.Count > 0;
    }

    /// <summary>What is waited for comes, such that the exit is taken.</summary>
    public void Meet(string key, Exit exit)
    {
        var (at, number) = (_now = _now.AddMinutes(1), ++_given);
        if (!Journey.Bookmarks.TryGetValue(key, out var bookmark))
        {
            var row = DueRows.Of(Journey).First(r => r.Key == key);
            Take(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = _now = row.At > _now ? row.At : _now });
            return;
        }

        Take(bookmark.Kind switch
        {
            BookmarkKind.Answer => new RecordAnswer(key, OutcomeOf(exit, ActivityOf(bookmark.Instance)), _data) { Now = at, DecisionId = $"d-{number}" },
            BookmarkKind.Event => new ReceiveEvent(key, null) { Now = at },
            BookmarkKind.Work => new CompleteWork(key, null) { Now = at },
            BookmarkKind.Child => new EndChild(key, exit.Ports[0] == ChildWorkflow.Cancelled ? JourneyStatus.Cancelled : JourneyStatus.Ended, SortedMap<FactValue>.Empty) { Now = at },
            BookmarkKind.Fact when ActivityOf(bookmark.Instance) is RegisterFact fact => new RecordFact(fact.Register, fact.Fact, $"f-{number}", _data) { Now = at },
            _ => new SubmitTask(key, Spec.Person, $"r-{number}", _data) { Now = at },
        });
    }

    private bool Miss(Step step)
    {
        if (DueRows.Of(Journey).FirstOrDefault(r => r.Mark == DeadlineMark.Due && Journey.Deadlines[r.Key].Current.Step == step.StepId) is not { } row) return false;
        Take(new PassDeadline(row.Key, row.Revision, row.Mark) { Now = _now = row.At > _now ? row.At : _now });
        return true;
    }

    private Activity ActivityOf(string instance) =>
        _definition.Activities[Journey.Steps.Find(instance) is { } state ? state.Activity : instance.Split('@')[0]];

    // For a first subject no port is taken yet, but its answer is told.
    private static Outcome OutcomeOf(Exit exit, Activity activity) =>
        Enum.GetValues<Outcome>().Where(o => Outcomes.IsFinal(o) && exit.Told.Contains($" {o} ", StringComparison.Ordinal)).Select(o => (Outcome?)o).FirstOrDefault()
        ?? Enum.GetValues<Outcome>().First(o => Outcomes.IsFinal(o) && Profiles.Unreachable((Step)activity, o) is null
            && (exit.Ports.Contains(o.ToString()) || exit.Ports.Contains(Outcomes.GroupOf(o).ToString())));

    private void Take(JourneyCommand command)
    {
        foreach (var @event in Decider.Decide(_definition, Journey, command, (e, s) => _chooses(e) ?? Spec.Evaluator.Evaluate(e, s)))
        {
            Watch(@event);
            Journey = Journey.Evolve(Journey, @event, command.Now);
        }
    }

    private void Watch(IJourneyEvent @event)
    {
        switch (@event)
        {
            case ActivityEntered entered:
                Entered.Add(entered.Activity);
                Unjoined.Remove(entered.Activity);
                if (Journey.Tokens.ContainsKey(entered.Activity)) Doubled.Add(entered.Activity);
                break;
            case ActivityLeft left:
                _left?.Invoke(left);
                if (_definition.Activities.GetValueOrDefault(left.Activity) is EndActivity or BreakActivity) Stops.Add(left.Activity);
                if (left.Ports.Count == 0 && Journey.Tokens.ContainsKey(left.Activity)) Doubled.Add(left.Activity);
                if (left.Ports.Count == 0) Unjoined.Remove(left.Activity);
                Unjoined.UnionWith(_definition.Connections.Where(c => left.Followed.Contains(c.Id) && !_definition.Index.IsBack(c)).Select(c => c.Target)
                    .Where(t => _definition.Activities[t] is not FlowJoin { Mode: JoinMode.WaitAny }));
                if (_definition.Activities.GetValueOrDefault(left.Activity) is EndActivity or BreakActivity && Journey.Tokens.ContainsKey(left.Activity)) Closed(_definition.Activities[left.Activity].Parent);
                if (left.Ports.Contains("Cancelled") && _definition.Activities.GetValueOrDefault(left.Activity) is FlowchartBlock cancelled) Closed(cancelled.Id);
                break;
            case FlowStopped stopped:
                Stops.Add(stopped.Activity.Split('@')[0]);
                Unjoined.Clear();
                break;
            case StepEnded { Port: Port.NotApplicable } ended:
                CutShort.Add(Journey.Steps[ended.Instance].Activity);
                break;
        }
    }

    // What a flowchart that was ended would still have joined is no branch that was lost.
    private void Closed(string? flowchart) => Unjoined.RemoveWhere(a => _definition.Activities[a].Parent == flowchart);
}
