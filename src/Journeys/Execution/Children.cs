using System.Text.Json;
using System.Text.Json.Nodes;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>Journeys that start other journeys, wait for them, and tell them when they are no longer wanted.</summary>
internal static class Children
{
    /// <summary>Why a journey was cancelled, where that was with the one that started it.</summary>
    public const string CancelledWithParent = "the journey that started it was cancelled";

    /// <summary>Starts the journey once for each visit of the activity, when its input is known.</summary>
    public static void Advance(Turn turn, Spot spot, ChildWorkflow child)
    {
        var bookmark = BookmarkId.Of(spot.Key, turn.Journey.Visits.Find(spot.Key));
        if (turn.Journey.Children.ContainsKey(bookmark) || InputOf(turn, spot, child) is not { } input)
            return;
        var correlation = child.Correlation is { } says && turn.Evaluate(says, at: spot) is Evaluation.Known { Value: var value } ? value.ToString() : null;
        turn.Emit(new ChildStarted(bookmark, spot.Key, ChildId.Of(turn.Journey.Id, bookmark), child.Workflow, child.Waits, correlation, input));
        if (!child.Waits)
            Flow.Leave(turn, spot, [Port.Done]);
    }

    /// <summary>Begins a journey that another one starts. A start that waits for a register's fact has it by that.</summary>
    public static bool Start(Turn turn, StartChild start)
    {
        if (turn.Journey.Definition.Length > 0)
            return false;
        turn.Emit(new JourneyStarted(turn.Definition.Id, turn.Definition.Version, turn.Definition.Hash));
        turn.Emit(new StartedByJourney(start.Parent, start.Bookmark, start.Correlation));
        Facts.RecordInitial(turn);
        foreach (var person in start.People)
            turn.Emit(new ParticipantJoined(person.Person, person.Role, person.Subject));
        if (start.Principal is { } principal && PrincipalRoleOf(turn.Definition) is { } role)
            Recording.Join(turn, principal, role, role);
        Take(turn, start.Input);
        Flow.Enter(turn, turn.Definition.Start);
        return true;
    }

    private static string? PrincipalRoleOf(Definition definition) =>
        definition.Index.Starters.Select(s => s.Principal?.Role).FirstOrDefault() ?? definition.Begin?.Role;

    /// <summary>Takes over what the journey ended with, and goes on where it was waited for.</summary>
    public static bool End(Turn turn, EndChild ended)
    {
        if (turn.Journey.Children.Find(ended.Bookmark) is not { Over: false } child)
            return false;
        turn.Emit(new ChildEnded(ended.Bookmark, ended.Status, ended.Result));
        if (turn.Journey.Status != JourneyStatus.Running || !child.Waits || !HoldsToken(turn, ended.Bookmark, child))
            return true;
        var spot = Spot.Of(turn.Definition, child.Activity);
        var activity = (ChildWorkflow)spot.Activity;
        if (ended.Status == JourneyStatus.Ended)
            Recording.Facts(turn, null, activity.Facts, Nested(ended.Result), ended.Bookmark);
        Flow.Leave(turn, spot, [ended.Status == JourneyStatus.Ended ? Port.Done : ChildWorkflow.Cancelled]);
        return true;
    }

    /// <summary>The journey that started this one was cancelled: so is this one, with all that it asked for.</summary>
    public static bool CancelSelf(Turn turn, CancelChild command)
    {
        if (turn.Journey.Parent?.Journey != command.Parent || turn.Journey.Status != JourneyStatus.Running)
            return false;
        Ends.Cancel(turn, CancelledWithParent);
        return true;
    }

    /// <summary>Tells the journeys that are still under way, of one activity or of all.</summary>
    public static void Cancel(Turn turn, string? activity = null)
    {
        foreach (var (bookmark, child) in turn.Journey.Children.Where(c => !c.Value.Over && (activity is null || c.Value.Activity == activity)).ToList())
            turn.Emit(new ChildCancelled(bookmark, child.Journey));
    }

    private static bool HoldsToken(Turn turn, string bookmark, ChildState child) =>
        turn.Journey.Tokens.TryGetValue(child.Activity, out var visit) && BookmarkId.Of(child.Activity, visit) == bookmark;

    /// <summary>The facts to begin with; null while they are not known, or cannot be.</summary>
    private static SortedMap<FactValue>? InputOf(Turn turn, Spot spot, ChildWorkflow child)
    {
        var evaluation = child.Input is null ? null : turn.Evaluate(child.Input, at: spot);
        if (evaluation is null)
            return SortedMap<FactValue>.Empty;
        if (evaluation is Evaluation.Known { Value: { ValueKind: JsonValueKind.Object } values })
            return values.EnumerateObject().Aggregate(SortedMap<FactValue>.Empty, (map, v) => FactValue.From(v.Value) is { } value ? map.Set(v.Name, value) : map);
        if (evaluation is not Evaluation.Unknown)
            turn.Incident("journey", $"The input of {child.Id} is no object of facts, so {child.Workflow} was not started.");
        return null;
    }

    private static void Take(Turn turn, SortedMap<FactValue> input)
    {
        var values = SortedMap<FactValue>.Empty;
        foreach (var (name, given) in input)
            if (turn.Definition.Inputs.Contains(name))
                turn.Emit(new VariableAssigned(name, given));
            else if (turn.Definition.Facts.TryGetValue(name, out var type) && FactValue.From(JsonSerializer.SerializeToElement(given), type) is { } value)
                values = values.Set(name, value);
            else
                turn.Incident("journey", $"'{name}' was given, which is no fact of {turn.Definition.Id} or not of its type.");
        if (values.Count > 0)
            turn.Emit(new FactsRecorded("parent", values));
    }

    /// <summary>Facts as expressions read them: <c>data.death.date</c>.</summary>
    private static JsonElement Nested(SortedMap<FactValue> facts)
    {
        var root = new JsonObject();
        foreach (var (path, value) in facts)
        {
            var names = path.Split('.');
            var at = names[..^1].Aggregate((JsonObject?)root, (node, name) => node is null ? null : (node[name] ??= new JsonObject()) as JsonObject);
            if (at?.ContainsKey(names[^1]) == false)
                at[names[^1]] = JsonSerializer.SerializeToNode(value);
        }

        return JsonSerializer.SerializeToElement(root);
    }
}
