using System.Text.Json;
using Journeys.Definitions;
using Journeys.Definitions.Soundness;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Tests.Definitions.Soundness;

/// <summary>A journey of the real decider under a definition; what conditions come to is told from outside.</summary>
internal sealed class RealRun
{
    private static readonly Guid Person = new("11111111-1111-1111-1111-111111111111");
    private static readonly DateTimeOffset At = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);
    private readonly Definition _definition;
    private readonly Func<Expression, bool> _decides;
    private readonly Action<FlowDecision>? _decided;
    private int _given;

    /// <param name="definition">A drawing.</param>
    /// <param name="decides">What a decision's condition comes to; asked as often as the decider looks at it.</param>
    /// <param name="decided">Told after a command for each decision that was left.</param>
    public RealRun(Definition definition, Func<Expression, bool> decides, Action<FlowDecision>? decided = null)
    {
        (_definition, _decides, _decided) = (definition, decides, decided);
        Take(new StartJourney(Guid.Empty, new RecordFact("register", "Begun", "begun", ArrivedData.None) { Now = At }) { Now = At });
    }

    public Journey Journey { get; private set; } = Journey.Initial with { Id = new("22222222-2222-2222-2222-222222222222") };

    /// <summary>Every activity that was entered.</summary>
    public HashSet<string> Entered { get; } = [];

    /// <summary>Activities that were entered, or passed by, while they held a token.</summary>
    public HashSet<string> Doubled { get; } = [];

    /// <summary>Agencies' steps that ended before their answer came.</summary>
    public HashSet<string> CutShort { get; } = [];

    /// <summary>Activities to which a followed connection came, and that were not passed since.</summary>
    public HashSet<string> Unjoined { get; } = [];

    /// <summary>The bookmarks that the journey waits at.</summary>
    public IReadOnlyList<string> Waits => [.. Journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Answer || b.Value.Task == TaskKind.Task).Select(b => b.Key)];

    /// <summary>A task is sent in, or an agency answers.</summary>
    public void Go(string bookmark, Exit? exit)
    {
        var step = _definition.Activities[Journey.Steps[Journey.Bookmarks[bookmark].Instance].Activity];
        var number = ++_given;
        Take(step is AgencyStep
            ? new RecordAnswer(bookmark, OutcomeOf(exit!), ArrivedData.None) { Now = At.AddMinutes(number), DecisionId = $"d-{number}" }
            : new SubmitTask(bookmark, Person, $"r-{number}", ArrivedData.None) { Now = At.AddMinutes(number) });
    }

    public string? BookmarkOf(Activity activity) => Waits.FirstOrDefault(b => Journey.Steps[Journey.Bookmarks[b].Instance].Activity == activity.Id);

    private static Outcome OutcomeOf(Exit exit) =>
        Enum.TryParse<Outcome>(exit.Ports[0], out var single) ? single
        : exit.Ports[0] switch { "Granted" => Outcome.Approved, "Refused" => Outcome.Rejected, _ => Outcome.NoEntitlement };

    private void Take(JourneyCommand command)
    {
        foreach (var @event in Decider.Decide(_definition, Journey, command, (e, _) => new Evaluation.Known(JsonSerializer.SerializeToElement(_decides(e)))))
        {
            if (@event is ActivityEntered entered)
            {
                Entered.Add(entered.Activity);
                Unjoined.Remove(entered.Activity);
                if (Journey.Tokens.ContainsKey(entered.Activity)) Doubled.Add(entered.Activity);
            }

            if (@event is ActivityLeft { Ports.Count: 0 } passed && Journey.Tokens.ContainsKey(passed.Activity)) Doubled.Add(passed.Activity);
            if (@event is ActivityLeft left)
            {
                if (left.Ports.Count == 0) Unjoined.Remove(left.Activity);
                if (left.Ports.Count > 0 && _definition.Activities[left.Activity] is FlowDecision decision && left.Ports[0] != "Cancelled") _decided?.Invoke(decision);
                Unjoined.UnionWith(_definition.Connections.Where(c => left.Followed.Contains(c.Id) && !_definition.Index.IsBack(c)).Select(c => c.Target)
                    .Where(t => _definition.Activities[t] is not FlowJoin { Mode: JoinMode.WaitAny }));
            }

            if (@event is StepEnded { Port: Port.NotApplicable } ended) CutShort.Add(Journey.Steps[ended.Instance].Activity);
            Journey = Journey.Evolve(Journey, @event, command.Now);
        }
    }
}
