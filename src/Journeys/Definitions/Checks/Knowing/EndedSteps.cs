using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>The steps that must have ended for a condition to be true, where it says nothing but that several things hold.</summary>
internal static class EndedSteps
{
    public static IEnumerable<string> In(string text, IReadOnlySet<string> steps)
    {
        var names = ScriptNames.In(text);
        if (names.Tokens.Index().Any(t => IsChoice(names.Tokens, t.Index))) return [];
        return names.Reads.Where(r => r.Chain is ["steps", .., "ended" or "positive"] && Stands(names.Tokens, r)).Select(r => string.Join('.', r.Chain.Skip(1).SkipLast(1))).Where(steps.Contains);
    }

    private static bool IsChoice(IReadOnlyList<Token> tokens, int at) => tokens[at] switch
    {
        { Kind: TokenKind.Sign, Value: "|" or "?" or "{" } => true,
        { Kind: TokenKind.Name, Value: "any" } => true,
        { Kind: TokenKind.Sign, Value: "!" } => at + 1 < tokens.Count && tokens[at + 1].Value == "(",
        _ => false,
    };

    /// <summary>By itself: not denied, not compared.</summary>
    private static bool Stands(IReadOnlyList<Token> tokens, ScriptRead read) =>
        (read.From == 0 || tokens[read.From - 1].Value is "(" or "&" or "=>") && (read.To >= tokens.Count || tokens[read.To].Value is ")" or "&" or ",");
}
