using System.Text.Json;
using Journeys.Definitions;

namespace Journeys.Execution;

/// <summary>A person may have several journeys of one kind at once, each about a matter of its own, such as a parking notice.</summary>
internal static class Matters
{
    /// <summary>Whether a fact is about another matter than this journey's, or does not say which it is about.</summary>
    public static bool IsOther(Turn turn, RecordFact fact)
    {
        var known = turn.Journey.RegisterFacts;
        if (turn.Definition.Index.Starters.FirstOrDefault(s => s.Matter is not null) is not { Matter: { } path } starter || known.Count == 0)
            return false;
        if (fact.Supersedes is { } earlier)
            return !known.ContainsKey(earlier);
        return starter.Takes(fact.Register, fact.Fact)
            || DataPath.Find(fact.Data.Clear, path) is not { ValueKind: JsonValueKind.String } matter
            || !known.ContainsKey(matter.GetString()!);
    }
}
