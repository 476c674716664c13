using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>Finds comparisons that always come to the same: of an enumeration with a text that it has not, of a date with a number.</summary>
internal static class Comparisons
{
    /// <summary>What a person may answer to any question that lets them.</summary>
    private const string DontKnow = "dontKnow";

    /// <summary>Why each such comparison tells nothing.</summary>
    public static IEnumerable<string> Vain(ScriptNames names, Sight sight)
    {
        foreach (var read in names.Reads.Where(r => !r.IsAsked))
        {
            if (sight.Of(read.Chain) is not { } own || IsPart(names.Tokens, read.From - 1)) continue;
            if (Operator(names.Tokens, read.To) is { } after && Operand(names, sight, after.Next) is { } right)
                foreach (var reason in Against(read, own, right, after.IsEquality)) yield return reason;
            if (Before(names.Tokens, read.From) is { } before && Inference.OfToken(names.Tokens[before.At]) is { } left && !IsPart(names.Tokens, before.At - 1))
                foreach (var reason in Against(read, own, left, before.IsEquality)) yield return reason;
        }
    }

    private static IEnumerable<string> Against(ScriptRead read, Kinds own, Kinds other, bool isEquality)
    {
        if (other.Texts is [DontKnow]) yield break;
        // An enumeration has no order that means something; a date is earlier or later than a date alone.
        var why = isEquality || own.Kind is FactKind.Date or FactKind.Count ? own.Against(other) : null;
        if (why is not null) yield return $"'{string.Join('.', read.Chain)}' is compared with what it cannot be: {why}";
    }

    private static Kinds? Operand(ScriptNames names, Sight sight, int at)
    {
        if (at >= names.Tokens.Count) return null;
        if (names.Reads.FirstOrDefault(r => r.From == at && !r.IsAsked) is { } read) return GoesOn(names.Tokens, read.To) ? null : sight.Of(read.Chain);
        return GoesOn(names.Tokens, at + 1) ? null : Inference.OfToken(names.Tokens[at]);
    }

    private static (int Next, bool IsEquality)? Operator(IReadOnlyList<Token> tokens, int at)
    {
        var end = at;
        while (end < tokens.Count && tokens[end] is { Kind: TokenKind.Sign, Value: "=" or "!" or "<" or ">" }) end++;
        return Meaning(string.Concat(tokens.Skip(at).Take(end - at).Select(t => t.Value))) is { } equality ? (end, equality) : null;
    }

    /// <summary>The operand before an operator that ends where a name begins.</summary>
    private static (int At, bool IsEquality)? Before(IReadOnlyList<Token> tokens, int at)
    {
        var start = at;
        while (start > 0 && tokens[start - 1] is { Kind: TokenKind.Sign, Value: "=" or "!" or "<" or ">" }) start--;
        return start > 0 && Meaning(string.Concat(tokens.Skip(start).Take(at - start).Select(t => t.Value))) is { } equality ? (start - 1, equality) : null;
    }

    private static bool? Meaning(string signs) => signs switch
    {
        "===" or "!==" or "==" or "!=" => true,
        "<" or ">" or "<=" or ">=" => false,
        _ => null,
    };

    private static bool IsPart(IReadOnlyList<Token> tokens, int before) =>
        before >= 0 && (tokens[before] is { Kind: TokenKind.Sign, Value: "." or "?." or "+" or "-" or "*" or "/" or "%" or "!" } || tokens[before].Value is "typeof");

    private static bool GoesOn(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at] is { Kind: TokenKind.Sign, Value: "." or "?." or "[" or "(" or "+" or "-" or "*" or "/" or "%" };
}
