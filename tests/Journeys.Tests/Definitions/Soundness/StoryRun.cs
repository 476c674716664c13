using System.Text.Json;
using Journeys.Definitions;
using Journeys.Definitions.Soundness;
using Journeys.Execution;

namespace Journeys.Tests.Definitions.Soundness;

/// <summary>Plays the story of a flaw on the real decider.</summary>
internal static class StoryRun
{
    /// <summary>The run, and the first choice of the story that could not come; null where all came.</summary>
    public static (RealRun Run, Choice? Missing) Of(Definition definition, Flaw flaw)
    {
        var ways = WaysOf(flaw);
        // A choice of the root's flowchart is looked at more than once before it is made; within a block once.
        var looked = definition.Activities.Values.Where(a => a is FlowDecision or FlowSwitch && a.Parent is null).SelectMany(TextsOf).ToHashSet();
        var run = new RealRun(definition, Next, flaw.Story.Any(c => c.Exit.IsForNone) ? 0 : 2, Left);
        foreach (var choice in flaw.Story.Where(c => Comes(definition, c)))
            if (!run.Come(choice)) return (run, choice);
        return (run, null);

        // What the story does not tell of is not decided: the token waits.
        Evaluation? Next(Expression expression) => ways.TryGetValue(expression.Text, out var way)
            ? looked.Contains(expression.Text) ? way.TryPeek(out var made) ? new Evaluation.Known(made) : new Evaluation.Unknown([])
            : way.TryDequeue(out var next) ? new Evaluation.Known(next) : new Evaluation.Unknown([])
            : IsChoice(definition, expression.Text) ? new Evaluation.Unknown([]) : null;

        void Left(ActivityLeft left)
        {
            if (left.Ports.Count == 0 || left.Ports[0] == "Cancelled" || !definition.Activities.TryGetValue(left.Activity, out var activity) || activity is not (FlowDecision or FlowSwitch) || activity.Parent is not null) return;
            var cases = activity is FlowSwitch { Mode: SwitchMode.MatchFirst } first ? first.Cases.TakeWhile((_, i) => i == 0 || !left.Ports.Contains(first.Cases[i - 1].Label)).Select(c => c.Condition.Text) : TextsOf(activity);
            foreach (var text in cases)
                if (ways.TryGetValue(text, out var way)) way.TryDequeue(out _);
        }
    }

    /// <summary>Whether what the flaw tells of has happened.</summary>
    public static bool Happened(RealRun run, Flaw flaw) => flaw.Kind switch
    {
        FlawKind.Doubled => run.Doubled.Contains(flaw.Activity.Id),
        FlawKind.Race => run.CutShort.Contains(flaw.Activity.Id),
        FlawKind.Unjoined => run.Unjoined.Contains(flaw.Activity.Id),
        FlawKind.Stuck => run.Journey.Tokens.ContainsKey(flaw.Activity.Id),
        _ => run.Journey.Status == JourneyStatus.Running || flaw.Kind is FlawKind.Overrun or FlawKind.Dead,
    };

    private const int Tries = 12, MovesEach = 12;
    private static readonly int[] OneItem = [1];

    /// <summary>Each choice on the way goes on round, and the decider stops it; what leads there is tried at random.</summary>
    public static bool Spins(Definition definition, Flaw flaw)
    {
        var around = flaw.Others.Select(a => a.Id).ToHashSet();
        var ways = flaw.Others.Select(a => Round(definition, a, around, flaw.Activity)).OfType<(string Text, bool Way)>().DistinctBy(w => w.Text).ToDictionary(w => w.Text, w => w.Way);
        return Enumerable.Range(0, Tries).Any(seed => Spins(definition, ways, new Random(seed)));
    }

    // What is off the way round goes the same way in each round.
    private static bool Spins(Definition definition, Dictionary<string, bool> around, Random random)
    {
        var ways = definition.Activities.Values.SelectMany(TextsOf).Distinct().ToDictionary(t => t, t => around.TryGetValue(t, out var way) ? way : t == "true" || random.Next(2) == 0);
        var run = new RealRun(definition, e => !IsChoice(definition, e.Text) ? null : new Evaluation.Known(JsonSerializer.SerializeToElement<object>(
            e.Text.StartsWith('[') ? OneItem : ways[e.Text])));
        for (var moves = 0; moves < MovesEach && run.Waits.Count > 0 && !Stopped(); moves++)
        {
            var (key, activity) = run.Waits[random.Next(run.Waits.Count)];
            if (Exits.Of(definition, activity) is { Count: > 0 } exits) run.Meet(key, exits[random.Next(exits.Count)]);
        }

        return Stopped();
        bool Stopped() => run.Journey.Incidents.Any(i => i.Contains("goes round without waiting", StringComparison.Ordinal));
    }

    private static (string Text, bool Way)? Round(Definition definition, Activity activity, HashSet<string> around, Activity head) => activity switch
    {
        FlowDecision decision => (decision.Condition.Text, definition.Index.Outbound(decision.Id).Any(c => c.Port == "True" && around.Contains(c.Target))),
        WhileBlock loop => (loop.Condition.Text, loop == head),
        IfBlock choice => (choice.Condition.Text, choice.Then is null),
        _ => null,
    };

    /// <summary>A choice that something from outside makes; the others the conditions make.</summary>
    private static bool Comes(Definition definition, Choice choice) =>
        !choice.Exit.IsForNone && choice.Activity.Id != definition.Start
        && choice.Activity is (Step and not Notify) or ChildWorkflow { Waits: true } or EventActivity or RunTaskActivity or DelayActivity or StartAtActivity;

    /// <summary>Whether an expression decides a way, or what a loop runs for.</summary>
    public static bool IsChoice(Definition definition, string text) => definition.Activities.Values.Any(a => TextsOf(a).Contains(text));

    private static IEnumerable<string> TextsOf(Activity activity) => activity switch
    {
        FlowDecision decision => [decision.Condition.Text],
        IfBlock choice => [choice.Condition.Text],
        WhileBlock loop => [loop.Condition.Text],
        FlowSwitch choice => choice.Cases.Select(c => c.Condition.Text),
        SwitchBlock choice => choice.Cases.Select(c => c.Condition.Text),
        ForEachBlock loop => [loop.Items.Text],
        ParallelForEachBlock loop => [loop.Items.Text],
        _ => [],
    };

    private static Dictionary<string, Queue<JsonElement>> WaysOf(Flaw flaw)
    {
        var ways = new Dictionary<string, Queue<JsonElement>>();
        var items = new Dictionary<string, int>();
        foreach (var (activity, exit, _) in flaw.Story)
        {
            if (activity is ForEachBlock loop)
            {
                items[loop.Items.Text] = items.GetValueOrDefault(loop.Items.Text) + (exit.Ports is ["Item"] ? 1 : 0);
                if (exit.Ports is not ["Item"] && items.Remove(loop.Items.Text, out var all)) Add(loop.Items.Text, Enumerable.Range(0, all));
            }
            else if (activity is ParallelForEachBlock each) Add(each.Items.Text, exit.Ports.Count == 0 ? Array.Empty<int>() : [0]);
            else if (activity is FlowSwitch or SwitchBlock) Switched(activity is FlowSwitch s ? (s.Mode, s.Cases) : (((SwitchBlock)activity).Mode, [.. ((SwitchBlock)activity).Cases.Select(c => new SwitchCase(c.Label, c.Condition))]), exit);
            else if (TextsOf(activity).FirstOrDefault() is { } text) Add(text, exit.Ports is ["True"] or ["Item"]);
        }

        foreach (var (text, begun) in items) Add(text, Enumerable.Range(0, begun));
        return ways;

        void Switched((SwitchMode Mode, IReadOnlyList<SwitchCase> Cases) choice, Exit exit)
        {
            foreach (var way in choice.Cases)
            {
                Add(way.Condition.Text, exit.Ports.Contains(way.Label));
                if (choice.Mode == SwitchMode.MatchFirst && exit.Ports.Contains(way.Label)) return;
            }
        }

        void Add<T>(string text, T value)
        {
            if (!ways.TryGetValue(text, out var queue)) ways[text] = queue = new();
            queue.Enqueue(JsonSerializer.SerializeToElement(value));
        }
    }
}
