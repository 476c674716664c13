namespace Journeys.Host.Citizen;

/// <summary>A question's words.</summary>
internal static class QuestionTexts
{
    public static string Label(PageContext context, AskedQuestion question) => Fill(context, question.TextKey) ?? question.Id;

    public static string? Hint(PageContext context, AskedQuestion question) => Fill(context, $"{question.TextKey}.hint");

    public static string Option(PageContext context, AskedQuestion question, string value) =>
        Fill(context, $"{question.TextKey}.{value}") ?? context.Words.Find($"value.{value}") ?? value;

    public static string Detail(PageContext context, AskedQuestion question, string detail) => Fill(context, $"{question.TextKey}.{detail}") ?? detail;

    private static string? Fill(PageContext context, string key)
    {
        if (context.Words.Find(key) is not { } text) return null;
        var step = context.Definition.Index.Steps.FirstOrDefault(s => key.StartsWith($"{s.TextKey}.", StringComparison.Ordinal));
        (string, string)[] tokens = step is null ? [("namn", context.Names.Principal)] : [.. context.Tokens(step)];
        return context.Words.Fill(text, tokens);
    }
}
