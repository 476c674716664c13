using System.Text.Json;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>A stream that has been migrated, told in the names that hold now. Bookmarks keep their ids.</summary>
public static class PresentNames
{
    /// <summary>The same events, in the same order; the same list where no step was renamed.</summary>
    public static IReadOnlyList<IJourneyEvent> Of(IReadOnlyList<IJourneyEvent> events)
    {
        for (var at = events.Count - 1; at >= 0; at--)
            if (events[at] is JourneyMigrated { State.Renamed: { } renamed })
                return [.. Before(events.Take(at), renamed), .. events.Skip(at)];
        return events;
    }

    // The last migration's names hold all earlier ones.
    private static IEnumerable<IJourneyEvent> Before(IEnumerable<IJourneyEvent> events, SortedMap<string> renamed)
    {
        var days = new Dictionary<string, DeadlineRevision>();
        var merged = new Dictionary<string, Dictionary<string, JsonElement?>>();
        foreach (var happened in events)
        {
            if (happened is DeadlinesRevised revised)
                foreach (var day in revised.Deadlines) days[day.Key] = day;
            var named = Renamed(happened, key => renamed.Find(key) ?? key, days);
            yield return happened is TaskSubmitted sent ? Merged((TaskSubmitted)named, sent.Instance, merged) : named;
        }
    }

    /// <summary>Of tasks that are one now, the later one holds what was sent in with the earlier.</summary>
    private static TaskSubmitted Merged(TaskSubmitted named, string was, Dictionary<string, Dictionary<string, JsonElement?>> merged)
    {
        var parts = merged.TryGetValue(named.Instance, out var known) ? known : merged[named.Instance] = [];
        parts[was] = named.Data;
        return parts.Count == 1 ? named : named with { Data = Together.Union(parts.Values) };
    }

    private static IJourneyEvent Renamed(IJourneyEvent happened, Func<string, string> now, Dictionary<string, DeadlineRevision> days) => happened switch
    {
        AnswerRecorded e => e with { Instance = now(e.Instance) },
        TaskSubmitted e => e with { Instance = now(e.Instance) },
        DemandRefused e => e with { Instance = now(e.Instance) },
        JointlyAgreed e => e with { Instance = now(e.Instance) },
        OfferTaken e => e with { Instance = now(e.Instance) },
        TaskOpened e => e with { Instance = now(e.Instance) },
        AgencyAsked e => e with { Instance = now(e.Instance) },
        AgencyTold e => e with { Instance = now(e.Instance) },
        FactAwaited e => e with { Instance = now(e.Instance) },
        StepOffered e => new StepOffered(now(e.Instance)),
        OfferLapsed e => new OfferLapsed(now(e.Instance)),
        StepEnded e => e with { Instance = now(e.Instance) },
        StepsAssessed e => new StepsAssessed(e.Steps.ConvertAll(s => s with { Instance = now(s.Instance) })),
        StepSuggested e => new StepSuggested(now(e.Step), now(e.Because)),
        IncidentRaised e => e with { Instance = now(e.Instance) },
        EventAwaited e => e with { Activity = now(e.Activity) },
        WorkRequested e => e with { Activity = now(e.Activity) },
        EventPublished e => e with { Activity = now(e.Activity) },
        Intervened e => e with { Target = days.TryGetValue(e.Target, out var day) ? Key(day, now) : now(e.Target) },
        DeadlinePassed e when days.TryGetValue(e.Key, out var day) => e with { Key = Key(day, now) },
        DeadlinesRevised e => new DeadlinesRevised(e.Deadlines.ConvertAll(d => Row(d, now))),
        _ => happened,
    };

    private static string Key(DeadlineRevision day, Func<string, string> now) => Row(day, now).Key;

    // The engine's rows are named by what they are for; one for a bookmark keeps its id as that does.
    private static DeadlineRevision Row(DeadlineRevision day, Func<string, string> now) =>
        day.Step == EngineRows.Info ? day
        : EngineRows.IsSteps(day) ? day with { Step = now(day.Step) }
        : day with { Name = now(day.Name) };
}
