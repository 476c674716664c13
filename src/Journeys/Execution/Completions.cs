using System.Collections.Immutable;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>Reminds of what an agency asks to have completed, by the day that it named; when the day has passed, that is shown, and the agency decides on what it has.</summary>
internal static class Completions
{
    public static void Review(Turn turn)
    {
        if (!Concerns(turn.Journey))
            return;
        var asked = turn.Journey.Bookmarks.Where(b => b.Value.Task == TaskKind.Info && Rights.Day(b.Value.Due) is not null);
        var set = asked.Where(b => EngineRows.Find(turn.Journey, EngineRows.Info, b.Key) is null)
            .Select(b => EngineRows.Next(turn.Journey, EngineRows.Info, b.Key, b.Value.Due, met: false, Reminders(b.Value.Due!.Value, turn.Today)));
        var met = turn.Journey.Deadlines.Values.Select(d => d.Current)
            .Where(d => d is { Step: EngineRows.Info, Met: false } && !turn.Journey.Bookmarks.ContainsKey(d.Name))
            .Select(d => d with { Revision = d.Revision + 1, Met = true });
        if (set.Concat(met).ToImmutableList() is { IsEmpty: false } rows)
            turn.Emit(new DeadlinesRevised(rows));
    }

    /// <summary>Whether anything was asked for, or is reminded of.</summary>
    private static bool Concerns(Journey journey)
    {
        foreach (var bookmark in journey.Bookmarks.Values)
            if (bookmark.Task == TaskKind.Info)
                return true;
        foreach (var row in journey.Deadlines.Values)
            if (row.Current is { Step: EngineRows.Info, Met: false })
                return true;
        return false;
    }

    /// <summary>A week before; where that has been, the day before.</summary>
    private static IEnumerable<DateOnly> Reminders(DateOnly due, DateOnly today) =>
        new[] { due.AddDays(-7), due.AddDays(-1) }.Where(day => day > today).Take(1);
}
