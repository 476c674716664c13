using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>What an expression may come to, as far as its form tells: not a parser, and where it is not sure it says nothing.</summary>
internal sealed class Inference(ScriptNames names, Sight sight)
{
    private readonly IReadOnlyList<Token> _tokens = names.Tokens;

    /// <summary>Every value that it may come to; null where one of them is not known.</summary>
    public IReadOnlyList<Kinds>? All() => names.Fault is null ? Of(0, _tokens.Count) : null;

    private IReadOnlyList<Kinds>? Of(int from, int to)
    {
        while (to - from > 2 && Sign(from, "(") && Closing(from) == to - 1) (from, to) = (from + 1, to - 1);
        if (to <= from || Outside(from, to, i => Sign(i, "?") && Sign(i + 1, "?")) >= 0) return null;
        if (Outside(from, to, i => Sign(i, "?")) is >= 0 and var question) return OfChoice(from, question, to);
        if (Outside(from, to, i => Sign(i, "|") || Sign(i, "&")) is >= 0 and var at) return OfLogic(from, at, to);
        if (Outside(from, to, IsComparison) >= 0) return [Kinds.Bool];
        if (Outside(from, to, i => _tokens[i] is { Kind: TokenKind.Sign, Value: "+" or "-" or "*" or "/" or "%" or "," or "=>" }) >= 0) return null;
        return Sign(from, "!") ? [Kinds.Bool] : OfOperand(from, to);
    }

    private IReadOnlyList<Kinds>? OfChoice(int from, int question, int to)
    {
        var open = 1;
        var colon = Outside(question + 1, to, i => (open += Sign(i, "?") ? 1 : Sign(i, ":") ? -1 : 0) == 0);
        return colon > 0 && Of(question + 1, colon) is { } yes && Of(colon + 1, to) is { } no ? [.. yes, .. no] : null;
    }

    private IReadOnlyList<Kinds>? OfLogic(int from, int at, int to) =>
        Of(from, at) is { } left && Of(at + 2, to) is { } right && left.Concat(right).All(k => k == Kinds.Bool) ? [Kinds.Bool] : null;

    private IReadOnlyList<Kinds>? OfOperand(int from, int to)
    {
        if (to - from == 1 && OfToken(_tokens[from]) is { } literal) return [literal];
        if (to - from > 2 && Sign(from + 1, "(") && Closing(from + 1) == to - 1)
            return _tokens[from].Value switch { "known" => [Kinds.Bool], "age" or "figure" => [Kinds.Count], _ => null };
        return names.Reads.FirstOrDefault(r => r.From == from && r.To == to && !r.IsAsked) is { } read && sight.Of(read.Chain) is { } kind ? [kind] : null;
    }

    public static Kinds? OfToken(Token token) => token switch
    {
        { Kind: TokenKind.Name, Value: "true" or "false" } => Kinds.Bool,
        { Kind: TokenKind.Name, Value: "undefined" or "null" } => Kinds.Nothing,
        { IsNumber: true } => Kinds.Count,
        { IsQuoted: true } => Kinds.Text(token.Value),
        _ => null,
    };

    private bool IsComparison(int i) => Sign(i, "<") || Sign(i, ">") || (Sign(i, "=") && Sign(i + 1, "=")) || (Sign(i, "!") && Sign(i + 1, "="));

    private bool Sign(int i, string value) => i < _tokens.Count && _tokens[i].Kind == TokenKind.Sign && _tokens[i].Value == value;

    private int Closing(int open)
    {
        var depth = 0;
        for (var i = open; i < _tokens.Count; i++)
            if ((depth += Depth(i)) == 0) return i;
        return -1;
    }

    private int Depth(int i) => _tokens[i] is { Kind: TokenKind.Sign, Value: "(" or "[" or "{" } ? 1 : _tokens[i] is { Kind: TokenKind.Sign, Value: ")" or "]" or "}" } ? -1 : 0;

    /// <summary>The first token of the kind that stands outside brackets; -1 where there is none.</summary>
    private int Outside(int from, int to, Func<int, bool> matches)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
            if ((depth += Depth(i)) == 0 && matches(i)) return i;
        return -1;
    }
}
