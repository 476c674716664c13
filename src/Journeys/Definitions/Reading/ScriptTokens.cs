namespace Journeys.Definitions.Reading;

internal enum TokenKind
{
    Name,
    Text,
    Sign,
}

internal readonly record struct Token(TokenKind Kind, string Value)
{
    /// <summary>What a text stood in: quotes, a backtick, the slash of a regular expression; <c>0</c> for a number.</summary>
    public char Quote { get; init; }

    public bool IsNumber => Quote == '0';

    /// <summary>A text whose value stands there: not a template, not a regular expression.</summary>
    public bool IsQuoted => Quote is '\'' or '"';
}

/// <summary>Cuts JavaScript into names, texts and signs: enough to find what an expression reads; not a parser.</summary>
internal sealed class ScriptTokens
{
    private static readonly Dictionary<char, char> Closing = new() { ['('] = ')', ['['] = ']', ['{'] = '}' };

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private readonly Stack<char> _open = [];
    private int _at;

    private ScriptTokens(string text) => _text = text;

    /// <summary>Why the text is no whole expression; null if nothing was seen.</summary>
    public string? Fault { get; private set; }

    public IReadOnlyList<Token> All => _tokens;

    public static ScriptTokens Cut(string text)
    {
        var tokens = new ScriptTokens(text);
        while (tokens.Fault is null && tokens._at < text.Length) tokens.Next();
        if (tokens.Fault is null && tokens._open.Count > 0) tokens.Fault = $"'{Closing.First(c => c.Value == tokens._open.Peek()).Key}' is not closed";
        if (tokens.Fault is null && tokens._tokens.Count == 0) tokens.Fault = "it is empty";
        return tokens;
    }

    private void Next()
    {
        var c = _text[_at];
        if (char.IsWhiteSpace(c)) _at++;
        else if (StartsWith("//")) SkipTo("\n", orEnd: true);
        else if (StartsWith("/*")) SkipTo("*/", orEnd: false);
        else if (c is '\'' or '"' or '`') Quoted(c, TokenKind.Text);
        else if (c == '/' && !FollowsValue()) Quoted(c, TokenKind.Text);
        else if (IsNamePart(c) && !char.IsAsciiDigit(c)) Add(TokenKind.Name, WhileNamePart());
        else if (char.IsAsciiDigit(c)) Add(TokenKind.Text, WhileNumberPart(), '0');
        else Sign(c);
    }

    private void Sign(char c)
    {
        if (Closing.TryGetValue(c, out var closing)) _open.Push(closing);
        if (c is ')' or ']' or '}' && !(_open.TryPop(out var expected) && expected == c)) Fault = $"'{c}' closes nothing";
        var sign = StartsWith("=>") || StartsWith("?.") ? _text.Substring(_at, 2) : c.ToString();
        _at += sign.Length;
        Add(TokenKind.Sign, sign);
    }

    private void Quoted(char quote, TokenKind kind)
    {
        var start = ++_at;
        for (; _at < _text.Length && _text[_at] != quote; _at++)
            if (_text[_at] == '\\') _at++;
        if (_at >= _text.Length) Fault = $"{quote} is not closed";
        else Add(kind, _text[start.._at++], quote);
    }

    private string WhileNamePart()
    {
        var start = _at;
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
        return _text[start.._at];
    }

    private string WhileNumberPart()
    {
        var start = _at;
        while (_at < _text.Length && (IsNamePart(_text[_at]) || (_text[_at] == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))) _at++;
        return _text[start.._at];
    }

    private void SkipTo(string end, bool orEnd)
    {
        var found = _text.IndexOf(end, _at + 2, StringComparison.Ordinal);
        if (found < 0 && !orEnd) Fault = "a comment is not closed";
        _at = found < 0 ? _text.Length : found + end.Length;
    }

    /// <summary>After a value a slash divides; elsewhere it opens a regular expression.</summary>
    private bool FollowsValue() => _tokens.Count > 0
        && (_tokens[^1].Kind != TokenKind.Sign || _tokens[^1].Value is ")" or "]" or "}");

    private bool StartsWith(string sign) => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0;

    private void Add(TokenKind kind, string value, char quote = '\0') => _tokens.Add(new Token(kind, value) { Quote = quote });

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';
}
