using Journeys.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Host.Citizen;

/// <summary>A life event as a list shows it.</summary>
public sealed record LifeEventLine(string Id, string Name, string Lead);

/// <summary>The life events of one situation in life.</summary>
public sealed record SituationGroup(string Id, IReadOnlyList<LifeEventLine> LifeEvents);

/// <summary>The life events that there are, by situation in life, and found by everyday words in either language. Needs no database: a stranger's page never waits.</summary>
public sealed class LifeEvents(DefinitionCatalogue definitions)
{
    private const double OwnWord = 3;
    private const int MostAsked = 8;

    // In the order in which the situations were agreed.
    private static readonly string[] Situations =
        ["Arbete", "Skola", "Hälsa", "Företag", "Familj", "Åldrande", "Vårdnad", "Samhälle", "Utbildning", "Boende", "Fritid"];

    private Dictionary<string, IReadOnlyList<(string Word, double Weight)>>? _words;

    public IReadOnlyList<SituationGroup> Groups(string language) =>
    [
        .. from definition in definitions.Reading.Definitions.Values
           group definition by Array.IndexOf(Situations, definition.Situation) is >= 0 and var at ? at : Situations.Length into situation
           orderby situation.Key
           select new SituationGroup(
               situation.Key < Situations.Length ? Situations[situation.Key] : "other",
               [.. situation.Select(d => Line(d, language)).OrderBy(l => l.Name, StringComparer.CurrentCulture)]),
    ];

    /// <summary>What the words may mean, the likeliest first: at least half of them are found in its texts.</summary>
    public IReadOnlyList<LifeEventLine> Find(string asked, string language)
    {
        var words = SearchWords.Of(asked).Take(MostAsked).ToList();
        if (words.Count == 0) return [];
        _words ??= definitions.Reading.Definitions.Values.ToDictionary(d => d.Id, WordsOf);
        return
        [
            .. from definition in definitions.Reading.Definitions.Values
               let scores = words.Select(w => _words[definition.Id].Select(k => SearchWords.Alike(w, k.Word) * k.Weight).DefaultIfEmpty().Max()).ToList()
               where scores.Count(s => s > 0) * 2 >= words.Count
               orderby scores.Sum() descending, definition.Id
               select Line(definition, language),
        ];
    }

    /// <summary>A life event's name: its own, or its title without whom it is about.</summary>
    public static string NameOf(Words words) => words.Find("name") ?? words.Fill(words["title"]);

    private LifeEventLine Line(Definition definition, string language)
    {
        var words = new Words(language, NoShell, definitions.TextsOf(definition.Id)[language].Texts);
        return new(definition.Id, NameOf(words), words.Find("about") ?? words["lead"]);
    }

    private static readonly IReadOnlyDictionary<string, string> NoShell = new Dictionary<string, string>();

    /// <summary>Those that it says it is looked for by, its name, and less what its steps are called.</summary>
    private IReadOnlyList<(string, double)> WordsOf(Definition definition) =>
    [
        .. from texts in definitions.TextsOf(definition.Id).Values
           from text in texts.Texts
           let weight = text.Key is "search" or "name" or "title" ? OwnWord : text.Key.EndsWith(".title", StringComparison.Ordinal) ? 1 : 0
           where weight > 0
           from word in SearchWords.Of(text.Value)
           group weight by word into known
           select (known.Key, known.Max()),
    ];
}
