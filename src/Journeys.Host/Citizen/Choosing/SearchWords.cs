using System.Globalization;
using System.Text;

namespace Journeys.Host.Citizen;

/// <summary>
/// How well everyday words meet what a life event is called. Accents, inflections, compounds and slips are forgiven; what a
/// word means is not guessed: the life event's own texts say by which words it is looked for.
/// </summary>
public static class SearchWords
{
    private const int Shortest = 2, Stem = 4, Whole = 5, MostEnding = 4;
    private const double LikeEnough = 0.5;

    private static readonly HashSet<string> Empty = [.. Folded("jag min mitt mina mig har ska vill en ett att som på i och för av till med om är det den när hur vad nu någon någons inte kan "
        + "i my me a an the to of in on at is am are have has want and or for with when how what now someone somebody not can do does did it")];

    /// <summary>The words of a text, small, without accents, and without those that say nothing of what is looked for.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Folded(text).Where(w => w.Length >= Shortest && !Empty.Contains(w)).Distinct()];

    /// <summary>From 0, not alike, to 1, the same word.</summary>
    public static double Alike(string asked, string known)
    {
        if (asked == known) return 1;
        var (shorter, longer) = asked.Length <= known.Length ? (asked, known) : (known, asked);
        var common = shorter.Zip(longer).TakeWhile(pair => pair.First == pair.Second).Count();
        if (common == shorter.Length && common >= Stem - 1 && longer.Length - common <= MostEnding) return 0.9;
        if (shorter.Length >= Whole && longer.Contains(shorter, StringComparison.Ordinal)) return 0.8;
        if (common >= Stem && shorter.Length - common <= 2 && longer.Length - common <= MostEnding) return 0.7;
        return shorter.Length >= Whole && Trigrams(shorter, longer) is var part && part >= LikeEnough ? part : 0;
    }

    /// <summary>What two words have in common of three letters in a row (Dice 1945).</summary>
    private static double Trigrams(string one, string other)
    {
        var (a, b) = (Grams(one), Grams(other));
        return 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    private static HashSet<string> Grams(string word) => [.. Enumerable.Range(0, word.Length).Select(i => $"  {word} ".Substring(i, 3))];

    private static string[] Folded(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            .Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
