namespace Journeys.Definitions.Reading;

/// <summary>Reads how an answer fills lists of subjects.</summary>
internal static class ListReader
{
    public static IReadOnlyList<ListRule> Read(Draft draft, Place lists) =>
        [.. lists.Members().Select(m => ReadRule(draft, m.Name, m.Value)).OfType<ListRule>()];

    private static ListRule? ReadRule(Draft draft, string list, Place place)
    {
        place.Only("from", "id", "role", "facts", "optional", "part", "noneOnNoData");
        if (!place.IsObject) return null;
        var declared = draft.Lists.GetValueOrDefault(list);
        if (declared is null) place.Fault($"the file declares no list '{list}'.", Nearest.Remedy(list, draft.Lists.Keys));
        var from = ReadPath(place["from"]);
        var prefix = place["id"].RequiredText();
        if (prefix is not null && !Names.IsLifeEvent(prefix))
            place["id"].Fault($"'{prefix}' is no beginning of a subject's id.", "Write a word of small letters, such as child.");
        var facts = ReadFacts(draft, place["facts"], list, declared);
        return from is null || prefix is null ? null : new ListRule(list, from, prefix, place["role"].Text(), facts)
        {
            Optional = place["optional"].Flag() ?? false,
            Part = place["part"].Text(),
            NoneOnNoData = place["noneOnNoData"].Flag() ?? false,
        };
    }

    private static Dictionary<string, Expression> ReadFacts(
        Draft draft, Place facts, string list, IReadOnlyDictionary<string, FactType>? declared)
    {
        Dictionary<string, Expression> read = [];
        foreach (var (name, place) in facts.Members())
        {
            if (declared is not null && !declared.ContainsKey(name))
                place.Fault($"the list '{list}' declares no fact '{name}'.", Nearest.Remedy(name, declared.Keys));
            if (place.RequiredText() is { } text) read.Add(name, Scripts.Read(draft, place, text, new Scope { Data = true, Item = true }));
        }
        return read;
    }

    public static string? ReadPath(Place place)
    {
        if (place.RequiredText() is not { } path) return null;
        if (Names.IsDataPath(path)) return path;
        place.Fault($"'{path}' is not a plain path.", "Write data and the names that lead there: data.family.children.");
        return null;
    }
}
