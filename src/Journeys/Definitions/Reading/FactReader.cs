using System.Globalization;

namespace Journeys.Definitions.Reading;

/// <summary>Reads what facts a definition declares, and the expressions that write them.</summary>
internal static class FactReader
{
    public static void ReadDeclared(Draft draft, Place facts, Place lists)
    {
        foreach (var (name, place) in facts.Members())
            if (Type(place) is { } type && IsName(place, name)) draft.Facts.Add(name, type);
        foreach (var (name, place) in lists.Members())
        {
            var members = place.Members().Select(m => (m.Name, Type: Type(m.Value))).Where(m => m.Type is not null);
            draft.Lists.Add(name, members.ToDictionary(m => m.Name, m => m.Type!));
            if (draft.Facts.Keys.Any(f => f.Split('.')[0] == name))
                place.Fault($"'{name}' is both a list and the first word of a fact.", "Give one of them another name.");
        }
    }

    public static void ReadDerived(Draft draft, Place derived)
    {
        foreach (var (name, place) in derived.Members())
        {
            if (place.RequiredText() is not { } text) continue;
            var list = name.Split('.')[0] is var first && draft.Lists.ContainsKey(first) ? first : null;
            var scope = new Scope { SubjectLists = list is null ? [] : [list] };
            var own = list is null ? name : name[Math.Min(name.Length, list.Length + 1)..];
            if (!IsName(place, own)) continue;
            if (draft.Facts.ContainsKey(name) || (list is not null && draft.Lists[list].ContainsKey(own)))
                place.Fault($"'{name}' is both declared and derived.", "Keep one of them.");
            draft.Derived.Add((new DerivedFact(list, own, Scripts.Read(draft, place, text, scope)), place));
        }
    }

    /// <summary>Reads <c>fact: expression</c>; a fact that is not declared, or not of the step's lists, is a finding.</summary>
    public static Dictionary<string, Expression> ReadWritten(Draft draft, Place facts, Scope scope)
    {
        Dictionary<string, Expression> written = [];
        foreach (var (name, place) in facts.Members())
        {
            CheckWritten(draft, place, name, scope);
            if (place.RequiredText() is { } text) written.Add(name, Scripts.Read(draft, place, text, scope));
        }
        return written;
    }

    private static void CheckWritten(Draft draft, Place place, string name, Scope scope)
    {
        if (name.StartsWith("subject.", StringComparison.Ordinal)) CheckSubjectFact(draft, place, name["subject.".Length..], scope.SubjectLists);
        else if (draft.Facts.ContainsKey(name)) return;
        else if (draft.IsDerived(name)) place.Fault($"'{name}' is derived and cannot be written.", "Write a declared fact, or take it out of derived.");
        else place.Fault($"the file declares no fact '{name}'.", Nearest.Remedy(name, draft.Facts.Keys));
    }

    private static void CheckSubjectFact(Draft draft, Place place, string name, IReadOnlyList<string> lists)
    {
        var known = lists.Where(draft.Lists.ContainsKey).SelectMany(l => draft.Lists[l].Keys).ToList();
        if (lists.Count == 0) place.Fault($"'subject.{name}' is written, and the step has no subjects.", "Give the step subjects, or write a fact of the journey.");
        else if (!known.Contains(name))
            place.Fault($"no list of the step ({string.Join(", ", lists)}) declares the fact '{name}'.", Nearest.Remedy(name, known));
    }

    private static FactType? Type(Place place)
    {
        if (place.IsObject) place.Only("type", "initial");
        if ((place.IsObject ? place["type"] : place).RequiredText() is not { } written) return null;
        if (Kind(written) is not { } kind)
        {
            place.Fault($"'{written}' is no type of a fact.", "Write bool, count, date, or an enumeration's values with | between them, such as yes|no.");
            return null;
        }
        var type = new FactType(kind, kind == FactKind.Enum ? written.Split('|') : []);
        return type with { Initial = place.IsObject ? Initial(place["initial"], type) : null };
    }

    private static FactKind? Kind(string written) => written switch
    {
        "bool" => FactKind.Bool,
        "count" => FactKind.Count,
        "date" => FactKind.Date,
        _ when written.Contains('|') && !written.Split('|').Any(string.IsNullOrWhiteSpace)
            && written.Split('|').Distinct().Count() == written.Split('|').Length => FactKind.Enum,
        _ => null,
    };

    private static string? Initial(Place place, FactType type)
    {
        if (!place.Exists) return null;
        var text = place.Node!.GetValueKind() == System.Text.Json.JsonValueKind.String ? place.Text()! : place.Node.ToJsonString();
        var suits = type.Kind switch
        {
            FactKind.Bool => text is "true" or "false",
            FactKind.Count => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            FactKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            _ => type.Options.Contains(text),
        };
        if (suits) return text;
        place.Fault($"'{text}' is no value of this fact.", type.Kind == FactKind.Enum ? Nearest.Remedy(text, type.Options) : "Write a value of its type, or leave it out.");
        return null;
    }

    private static bool IsName(Place place, string name)
    {
        if (Names.IsFact(name)) return true;
        place.Fault($"'{name}' is no name of a fact.", "Write words of letters and digits, with a dot between them: intake.will.");
        return false;
    }
}
