using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>
/// Which names an expression reads whatever the others come to, so that it is unknown while one of them is. What stands
/// behind a choice, in a callback, or behind what may be a guard is left out: rather an alarm too few than a false one.
/// </summary>
internal static class Exposure
{
    private static readonly HashSet<string> Ends = ["some", "every", "filter", "find", "map", "reduce", "typeof", "if", "function", "return"];
    private static readonly HashSet<string> Helpers = ["all", "any", "known", "age", "figure"];

    /// <param name="text">The expression.</param>
    /// <param name="mayGuard">Whether what comes later may be read only because this name has a certain value: the earlier, then the later chain.</param>
    public static IEnumerable<IReadOnlyList<string>> Of(string text, Func<IReadOnlyList<string>, IReadOnlyList<string>, bool> mayGuard)
    {
        var names = ScriptNames.In(text);
        var end = names.Tokens.Index().Where(t => EndsHere(t.Item)).Select(t => t.Index).DefaultIfEmpty(int.MaxValue).First();
        var branches = names.Tokens.Index().Where(t => Branches(t.Item)).Select(t => t.Index).DefaultIfEmpty(int.MaxValue).First();
        List<ScriptRead> before = [];
        foreach (var read in names.Reads.Where(r => r.Chain is not [var one] || !Helpers.Contains(one)).TakeWhile(r => r.From < end))
        {
            if (!read.IsAsked && (read.From < branches || before.TrueForAll(b => !b.IsAsked && !mayGuard(b.Chain, read.Chain)))) yield return read.Chain;
            before.Add(read);
        }
    }

    private static bool EndsHere(Token token) => token.Kind == TokenKind.Sign ? token.Value is "?" or "{" : token.Kind == TokenKind.Name && Ends.Contains(token.Value);

    private static bool Branches(Token token) => token.Kind == TokenKind.Sign ? token.Value is "&" or "|" : token.Kind == TokenKind.Name && token.Value is "all" or "any";
}
