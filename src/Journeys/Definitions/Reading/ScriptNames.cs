using System.Collections.Frozen;

namespace Journeys.Definitions.Reading;

/// <summary>One reading of a name: its chain, and the tokens that it stands in, the last excluded. <paramref name="IsAsked"/>: by <c>known('…')</c>.</summary>
internal sealed record ScriptRead(IReadOnlyList<string> Chain, int From, int To, bool IsAsked);

/// <summary>What a JavaScript expression reads: chains such as <c>intake.will</c> or <c>steps['B02.family'].ended</c>.</summary>
internal sealed record ScriptNames(IReadOnlyList<ScriptRead> Reads, IReadOnlyList<Token> Tokens, string? Fault)
{
    public const int LongestScript = 4_000;

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        "true", "false", "null", "undefined", "typeof", "instanceof", "in", "of", "new", "return", "if", "else", "const", "let", "var",
        "function", "void", "this", "NaN", "Infinity", "for", "while", "break", "continue", "Math", "Number", "String", "Boolean", "Array",
        "Object", "JSON", "Set", "Map", "parseInt", "parseFloat", "isNaN", "isFinite");

    public static ScriptNames In(string script)
    {
        if (script.Length > LongestScript) return new([], [], $"it has {script.Length} characters; at most {LongestScript} are read");
        var cut = ScriptTokens.Cut(script);
        if (cut.Fault is not null) return new([], [], cut.Fault);
        var own = OwnNames(cut.All);
        bool IsRead(IReadOnlyList<string> c) => !own.Contains(c[0]) && (!Words.Contains(c[0]) || c is ["Math", "random", ..]);
        return new([.. Roots(cut.All).Select(at => ReadAt(cut.All, at)).Where(r => IsRead(r.Chain))], cut.All, null);
    }

    public IEnumerable<IReadOnlyList<string>> Chains => Reads.Select(r => r.Chain);

    private static IEnumerable<int> Roots(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind == TokenKind.Name && !IsMember(tokens, i) && !IsKey(tokens, i)) yield return i;
    }

    private static bool IsMember(IReadOnlyList<Token> tokens, int i) => Is(tokens, i - 1, ".") || Is(tokens, i - 1, "?.");

    private static bool IsKey(IReadOnlyList<Token> tokens, int i) =>
        Is(tokens, i + 1, ":") && (Is(tokens, i - 1, "{") || Is(tokens, i - 1, ","));

    private static ScriptRead ReadAt(IReadOnlyList<Token> tokens, int root)
    {
        // known('a.b') asks about the fact, so it reads that name.
        if (tokens[root].Value == "known" && Is(tokens, root + 1, "(") && tokens.Count > root + 2 && tokens[root + 2].Kind == TokenKind.Text)
            return new(tokens[root + 2].Value.Split('.'), root, root + 4, true);
        // getVariable('x') reads variables.x, and getInput('x') an input, as Elsa's own expressions have it.
        if (tokens[root].Value is "getVariable" or "getInput" && Is(tokens, root + 1, "(") && tokens.Count > root + 2 && tokens[root + 2].Kind == TokenKind.Text)
            return new([tokens[root].Value == "getInput" ? "getInput" : "variables", tokens[root + 2].Value], root, root + 4, false);
        List<string> chain = [tokens[root].Value];
        for (var i = root + 1; ; i += 2)
        {
            if (IsMember(tokens, i + 1) && tokens.Count > i + 1 && tokens[i + 1].Kind == TokenKind.Name) chain.Add(tokens[i + 1].Value);
            else if (Is(tokens, i, "[") && Is(tokens, i + 2, "]") && tokens[i + 1].Kind == TokenKind.Text) chain.Add(tokens[1 + i++].Value);
            else return new(chain, root, i, false);
        }
    }

    private static HashSet<string> OwnNames(IReadOnlyList<Token> tokens)
    {
        HashSet<string> own = [];
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i - 1].Value is "const" or "let" or "var" or "function") own.Add(tokens[i].Value);
            if (!Is(tokens, i, "=>")) continue;
            for (var j = i - 1; j >= 0 && !Is(tokens, j, "("); j--)
            {
                if (tokens[j].Kind == TokenKind.Name) own.Add(tokens[j].Value);
                if (!Is(tokens, i - 1, ")")) break;
            }
        }
        return own;
    }

    private static bool Is(IReadOnlyList<Token> tokens, int i, string sign) =>
        i >= 0 && i < tokens.Count && tokens[i].Kind == TokenKind.Sign && tokens[i].Value == sign;
}
