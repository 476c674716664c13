namespace Journeys.Definitions.Reading;

/// <summary>Reads the questions of a citizen's task.</summary>
internal static class QuestionReader
{
    /// <summary>How many answers a question with many takes where it does not say.</summary>
    private const int MostAnswers = 20;

    private static readonly Dictionary<string, QuestionType> Types = new()
    {
        ["yesno"] = QuestionType.YesNo,
        ["enum"] = QuestionType.Enum,
        ["date"] = QuestionType.Date,
        ["text"] = QuestionType.Text,
        ["person"] = QuestionType.Person,
        ["count"] = QuestionType.Count,
    };

    /// <summary>A question may be asked because of facts, of the state of steps, and of the answers beside it.</summary>
    public static IReadOnlyList<Question> Read(Draft draft, Place questions, Scope scope)
    {
        var places = questions.Items();
        List<Question> plain = [.. places.Select(ReadPlain).OfType<Question>()];
        foreach (var twice in plain.GroupBy(q => q.Id).Where(g => g.Count() > 1))
            questions.Fault($"the question '{twice.Key}' stands {twice.Count()} times.", "Give each an id of its own.");
        var asking = scope with { Data = true, Questions = [.. scope.Questions ?? [], .. plain] };
        return [.. plain.Select(q => Complete(draft, q, places.First(p => p.IsObject && p["id"].Text() == q.Id), asking))];
    }

    /// <summary>What reads other answers: whether it is asked, and the fields of each answer of many.</summary>
    private static Question Complete(Draft draft, Question question, Place place, Scope asking) =>
        question with { AskIf = ReadAskIf(draft, place, asking), Fields = place["fields"].Exists ? Read(draft, place["fields"], asking) : [] };

    private static Question? ReadPlain(Place place)
    {
        place.Only("id", "type", "options", "dontKnow", "optional", "askIf", "object", "many", "max", "fields", "askedBecause");
        if (place["askedBecause"].Exists) place["askedBecause"].RequiredText();
        if (!place.IsObject || place["id"].RequiredText() is not { } id) return null;
        if (!Names.IsFact(id)) place["id"].Fault($"'{id}' is no name of a question.", "Write a word of letters and digits, such as homeKept.");
        var type = ReadType(place["type"]);
        return new Question(id, type ?? QuestionType.YesNo, ReadOptions(place["options"], type), place["dontKnow"].Flag() ?? false,
            place["optional"].Flag() ?? false, null, place["object"].Text(), ReadMany(place), place["max"].Whole(1) ?? MostAnswers, []);
    }

    private static bool ReadMany(Place place)
    {
        var many = place["many"].Flag() ?? false;
        foreach (var name in new[] { "max", "fields" })
            if (!many && place[name].Exists) place[name].Fault($"only a question with many answers has '{name}'.", "Remove it, or write \"many\": true.");
        return many;
    }

    private static QuestionType? ReadType(Place place)
    {
        if (place.RequiredText() is not { } name) return null;
        if (Types.TryGetValue(name, out var type)) return type;
        place.Fault($"'{name}' is no type of a question.", Nearest.Remedy(name, Types.Keys));
        return null;
    }

    private static IReadOnlyList<string> ReadOptions(Place place, QuestionType? type)
    {
        if (type != QuestionType.Enum)
        {
            if (place.Exists && type is not null) place.Fault("only a question of the type enum has options.", "Remove them, or write the type enum.");
            return [];
        }
        var options = place.Texts();
        if (options.Count == 0) place.Fault("a question of the type enum needs options.", "Write them as an array of texts.");
        if (options.Distinct().Count() < options.Count) place.Fault("an option stands twice.", "Keep one.");
        return options;
    }

    private static Expression? ReadAskIf(Draft draft, Place question, Scope scope) =>
        question["askIf"].Exists && question["askIf"].RequiredText() is { } text ? Scripts.Read(draft, question["askIf"], text, scope) : null;
}
