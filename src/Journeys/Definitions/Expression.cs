namespace Journeys.Definitions;

/// <summary>An Elsa expression: a constant, a reference, or JavaScript. <paramref name="Text"/> is the value as written.</summary>
public sealed record Expression(ExpressionKind Kind, string Text)
{
    public static Expression JavaScript(string text) => new(ExpressionKind.JavaScript, text);
}

/// <summary>The expression types that a definition may use; every other is refused at load.</summary>
public enum ExpressionKind
{
    Literal,
    Object,
    Variable,
    Input,
    JavaScript,
}
