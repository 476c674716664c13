using System.Globalization;

namespace Journeys.Definitions.Reading;

/// <summary>Where an expression asks for a figure by name, the life event has it; where it names the day too, it has a value then.</summary>
internal static class FigureCalls
{
    public static void Check(Draft draft, Place place, ScriptNames names)
    {
        for (var i = 0; i + 2 < names.Tokens.Count; i++)
            if (names.Tokens[i] is { Kind: TokenKind.Name, Value: "figure" } && names.Tokens[i + 1].Value == "(" && names.Tokens[i + 2].IsQuoted)
                Check(draft, place, names.Tokens[i + 2].Value, Day(names.Tokens, i + 3));
    }

    private static void Check(Draft draft, Place place, string name, DateOnly? day)
    {
        if (!draft.FigureNames.Contains(name))
            place.Fault($"the life event has no figure '{name}'.", Nearest.Remedy(name, draft.FigureNames));
        else if (day is { } on && draft.Figures.TryGetValue(name, out var known) && known.Figure.On(on) is null)
            place.Fault($"the figure '{name}' has no value on {on:yyyy-MM-dd}.", "Write in figures.json what it is then, or ask for another day.");
    }

    private static DateOnly? Day(IReadOnlyList<Token> tokens, int comma) =>
        comma + 1 < tokens.Count && tokens[comma].Value == "," && tokens[comma + 1].IsQuoted
        && DateOnly.TryParseExact(tokens[comma + 1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
