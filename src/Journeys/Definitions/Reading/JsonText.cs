using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Definitions.Reading;

/// <summary>Reads a file's text as JSON, bounded in size and depth; what cannot be read is a finding with line and column.</summary>
internal static class JsonText
{
    public const int LongestText = 1_000_000;
    public const int DeepestNesting = 64;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = DeepestNesting,
        AllowDuplicateProperties = false,
    };

    public static JsonNode? Parse(string text, FindingList findings)
    {
        if (text.Length > LongestText)
        {
            findings.Add("$", null, $"the file has {text.Length} characters; at most {LongestText} are read.", "Divide the life event into smaller ones.");
            return null;
        }
        try
        {
            var node = JsonNode.Parse(text, documentOptions: Options);
            if (node is null) findings.Add("$", null, "the file holds only null.", "Write a JSON object.");
            return node is null || IsUnicode(node, findings) ? node : null;
        }
        catch (JsonException e)
        {
            findings.Add("$", null, $"not valid JSON{(e.LineNumber is null ? "" : $" at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}")}: {FirstSentence(e.Message)}",
                $"Mend the JSON there; nesting is at most {DeepestNesting} deep, and a name stands once in an object.");
        }
        catch (ArgumentException)
        {
            findings.Add("$", null, "the text is not valid Unicode.", "Save the file as UTF-8.");
        }
        return null;
    }

    /// <summary>An escaped half of a surrogate pair parses, but cannot be read as a text.</summary>
    public static bool IsUnicode(JsonNode node, FindingList findings)
    {
        try
        {
            Visit(node);
            return true;
        }
        catch (InvalidOperationException)
        {
            findings.Add("$", null, "a text or name holds half of a surrogate pair (\\ud800 to \\udfff).", "Write the whole character.");
            return false;
        }
    }

    private static void Visit(JsonNode? node)
    {
        if (node is JsonObject members)
            foreach (var (_, value) in members) Visit(value);
        else if (node is JsonArray items)
            foreach (var item in items) Visit(item);
        else if (node?.GetValueKind() == JsonValueKind.String)
            _ = node.GetValue<string>();
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
