using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Law;

namespace Journeys.Host.Analyst;

/// <summary>Makes the replay's page: the same events, words and moment always give the same page.</summary>
public sealed class ReplayPages(Definition last, IReadOnlyList<Definition> earlier, Words words, AgencyBook agencies)
{
    public ReplayPage Build(string pseudonym, Replay replay, Moment moment, string? notice)
    {
        var (version, definition) = (moment.Entry.Version, DefinitionOf(moment.After));
        var tables = Tables(moment);
        return new(
            pseudonym,
            words["analyst.replay.definition", ("namn", words.Find("name") ?? definition.Name), ("version", $"{definition.Version}"), ("hash", definition.Hash[..Math.Min(12, definition.Hash.Length)])],
            notice,
            Line(replay, moment.Entry, moment.Before, version),
            Links(replay, version),
            TimeZoneInfo.ConvertTime(moment.Entry.At, SwedishTime.Zone).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
            Turns(replay, version),
            tables,
            [.. tables.Where(t => t.Changed).Select(t => t.Title)],
            PageThen.Build(definition, earlier, words, agencies, replay, moment));
    }

    /// <summary>The version that a journey ran on then.</summary>
    private Definition DefinitionOf(Journey then) => earlier.FirstOrDefault(d => d.Hash == then.DefinitionHash) ?? last;

    private StateTables Tables(Journey then) => new(DefinitionOf(then), words, id => agencies.Name(id, words.Language));

    private static ReplayLinks Links(Replay replay, long version)
    {
        var versions = replay.Events.Select(e => e.Version).ToList();
        var at = versions.IndexOf(version);
        return new(
            at > 0 ? replay.First : null,
            at > 0 ? versions[at - 1] : null,
            at < versions.Count - 1 ? versions[at + 1] : null,
            at < versions.Count - 1 ? replay.Last : null);
    }

    private IReadOnlyList<ComparedTable> Tables(Moment moment)
    {
        var (before, after) = (Tables(moment.Before).Of(moment.Before), Tables(moment.After).Of(moment.After));
        return
        [
            .. StateTables.All.Select((table, at) => new ComparedTable(
                table.Id,
                words[$"analyst.table.{table.Id}"],
                words[$"analyst.table.{table.Id}.empty"],
                [.. Enumerable.Range(1, table.Columns).Select(c => words[$"analyst.table.{table.Id}.{c}"])],
                Differences.Between(before[at], after[at]))),
        ];
    }

    private List<TurnLine> Turns(Replay replay, long version)
    {
        var lines = new List<TurnLine>();
        var state = Journey.Initial;
        foreach (var turn in Analyst.Turns.Of(replay.Events))
        {
            var events = new List<EventLine>();
            foreach (var entry in turn.Events)
            {
                events.Add(Line(replay, entry, state, version));
                state = Journey.Evolve(state, entry.Event, entry.At);
            }

            var cause = events.First(e => e.Version == turn.Cause.Version);
            lines.Add(new(cause.Name, cause.Who, cause.Time, turn.Holds(version), events));
        }

        return lines;
    }

    private EventLine Line(Replay replay, Engine.JournalEntry entry, Journey before, long current)
    {
        // What a migration opens is told in the new version's words.
        var after = entry.Event is JourneyMigrated ? Journey.Evolve(before, entry.Event, entry.At) : before;
        var wording = new EventWords(DefinitionOf(after), words, id => agencies.Name(id, words.Language), Tables(after));
        return new(
            entry.Version, replay.Last, words.Time(entry.At), wording.Name(entry.Event, before), wording.Who(entry.Event, before),
            Masking.Payload(entry.Event), entry.Version == current);
    }
}
