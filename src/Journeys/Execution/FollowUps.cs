using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>"Don't know" is not an answer: a step that is unknown only because of it gets a task that names the facts, and a manual track.</summary>
internal static class FollowUps
{
    public static void Open(Turn turn, IReadOnlyList<Assessed> lacking)
    {
        var ways = WaysLack(turn);
        if (!MayConcern(turn, ways, lacking) && !turn.Journey.Bookmarks.Values.Any(b => b.Task == TaskKind.Ask))
            return;
        var open = turn.Journey.Bookmarks.Where(b => b.Value.Task == TaskKind.Ask).ToLookup(b => b.Value.Instance, b => b.Key);
        var asked = Asked(turn);
        var choosing = ways.TrueForAll(asked.Contains) ? ways : [];
        foreach (var step in turn.Definition.Index.Steps)
        {
            List<string> facts = [.. NotKnown(turn, step, lacking, asked).Union(choosing.Where(f => AskerOf(turn, f) == step))];
            if (facts.Count > 0 && !open.Contains(step.StepId))
                turn.Emit(new TaskOpened(turn.NextBookmark($"{step.StepId}.ask"), step.StepId, TaskKind.Ask, null, [.. facts]));
            else if (facts.Count == 0)
                open[step.StepId].ToList().ForEach(id => turn.Emit(new BookmarkClosed(id)));
        }
    }

    /// <summary>Whether anything may be held back by what nobody will ask again. It mostly is by what is still to come, which is found sooner.</summary>
    private static bool MayConcern(Turn turn, List<string> ways, IReadOnlyList<Assessed> lacking)
    {
        if (ways.Count > 0 && ways.TrueForAll(fact => MayBeAsked(turn, fact)))
            return true;
        foreach (var assessed in lacking)
            if (Waits(turn, assessed.Instance) && assessed.Lacks.All(fact => MayBeAsked(turn, fact)))
                return true;
        return false;
    }

    private static bool Waits(Turn turn, Instance instance) =>
        turn.Journey.Tokens.ContainsKey(instance.Step.Id) && turn.Journey.Steps[instance.Key].Phase == StepPhase.NotEntered;

    /// <summary>As <see cref="Asked"/>, of whatever subject.</summary>
    private static bool MayBeAsked(Turn turn, string fact)
    {
        if (turn.Journey.NotKnown.Contains(fact))
            return true;
        foreach (var task in turn.Definition.Index.Askers(fact))
            foreach (var instance in turn.InstancesOf(task) ?? [])
                if (HasEnded(turn, instance))
                    return true;
        return false;
    }

    private static bool HasEnded(Turn turn, Instance instance) => turn.Journey.Steps.Find(instance.Key) is { Ended: true, Port: not Port.NotApplicable };

    /// <summary>The facts for whose lack alone a step that holds a token cannot go on; none where it lacks others too.</summary>
    private static List<string> NotKnown(
        Turn turn, Step step, IReadOnlyList<Assessed> lacking, HashSet<string> asked)
    {
        if (!turn.Journey.Tokens.ContainsKey(step.Id))
            return [];
        var facts = lacking
            .Where(l => ReferenceEquals(l.Instance.Step, step) && Waits(turn, l.Instance))
            .SelectMany(l => l.Lacks)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return facts.TrueForAll(asked.Contains) ? facts : [];
    }

    /// <summary>What the choices of ways that hold a token lack: nobody can say where they go.</summary>
    private static List<string> WaysLack(Turn turn)
    {
        List<string> lack = [];
        foreach (var id in turn.Journey.Tokens.Keys)
            lack.AddRange(Flow.Lacking(turn, Spot.Of(turn.Definition, id)));
        return lack.Count == 0 ? lack : [.. lack.Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The step whose questions the fact comes of.</summary>
    private static Step? AskerOf(Turn turn, string fact) => turn.Definition.Index.Steps.FirstOrDefault(s => s.Questions.Count > 0
        && (Instance.Of(s, turn.Journey) ?? []).Any(i => s.Facts.Keys.Any(f => Recording.PathOf(i, f) == fact)));

    /// <summary>What nobody will ask again by itself: answered "don't know", or left out of a task that is finished.</summary>
    private static HashSet<string> Asked(Turn turn) =>
    [
        .. turn.Journey.NotKnown,
        .. from step in turn.Definition.Index.Steps.OfType<CitizenTask>()
           from instance in Instance.Of(step, turn.Journey) ?? []
           where HasEnded(turn, instance)
           from fact in step.Facts.Keys.Select(f => Recording.PathOf(instance, f)).Concat(FactsOfMembers(turn, step))
           select fact,
    ];

    private static IEnumerable<string> FactsOfMembers(Turn turn, Step step) =>
        from rule in step.Lists
        from member in turn.Journey.Lists.Find(rule.List)?.Members ?? []
        from fact in rule.Facts.Keys
        select $"{member}.{fact}";

    /// <summary>Writes the named facts by the expressions of the steps that first asked for them, or opens the manual track.</summary>
    public static void Answer(Turn turn, Bookmark bookmark, SubmitTask submission)
    {
        if (submission.Manual)
        {
            HandOver(turn, bookmark);
            return;
        }

        foreach (var step in turn.Definition.Index.Steps.Where(s => s.Questions.Count > 0))
            foreach (var instance in Instance.Of(step, turn.Journey) ?? [])
                Answer(turn, instance, bookmark, submission);
    }

    private static void Answer(Turn turn, Instance instance, Bookmark bookmark, SubmitTask submission)
    {
        bool IsNamed(string fact) => bookmark.About.Contains(Recording.PathOf(instance, fact));
        var asked = instance.Step.Facts.Where(f => IsNamed(f.Key) || Answered(submission, f.Value)).ToDictionary();
        if (asked.Keys.Any(IsNamed))
            Recording.Facts(turn, instance, asked, submission.Data.Clear, submission.Bookmark);
    }

    /// <summary>A question that follows from the one that was asked again may be answered with it.</summary>
    private static bool Answered(SubmitTask submission, Expression expression) =>
        submission.Data.Clear is { ValueKind: System.Text.Json.JsonValueKind.Object } data
        && data.EnumerateObject().Any(p => Tasks.Reads(expression, p.Name));

    /// <summary>By hand where a step waits; where a choice of ways does, a caseworker finds out.</summary>
    private static void HandOver(Turn turn, Bookmark bookmark)
    {
        if (turn.Definition.Index.Step(bookmark.Instance) is { } step)
            foreach (var instance in Instance.Of(step, turn.Journey) ?? [])
                if (turn.Journey.Steps[instance.Key] is { Phase: StepPhase.NotEntered, Applies: null or true })
                    turn.Emit(new TaskOpened(turn.NextBookmark($"{instance.Key}.manual"), instance.Key, TaskKind.Manual, null, []));
        foreach (var id in turn.Journey.Tokens.Keys)
            if (Flow.Lacking(turn, Spot.Of(turn.Definition, id)).Intersect(bookmark.About).ToList() is { Count: > 0 } facts)
                turn.Incident("journey", $"Which way to go at {id} depends on {string.Join(", ", facts)}, which the person cannot say: a caseworker finds out.");
    }
}
