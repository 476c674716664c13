using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Journeys.Chain;

namespace Journeys.Host.Chain;

/// <summary>The lines of an export: one JSON object each, an event's data byte for byte as the database gives it.</summary>
internal static class LogJson
{
    // As deep as any event can be, in an object more.
    private const int Depth = 1000;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = Depth, SkipValidation = true };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = Depth };

    public static string Write(LogLine line)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Writing))
        {
            json.WriteStartObject();
            Write(json, line);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Throws <see cref="FormatException"/> where it is not, to the byte, a line that <see cref="Write(LogLine)"/> gives.</summary>
    public static LogLine Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Reading);
            var line = Read(document.RootElement);
            return Write(line) == text ? line : throw new FormatException("it is not as it was written.");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("it is no line of a log.", fault);
        }
    }

    private static void Write(Utf8JsonWriter json, LogLine line)
    {
        switch (line)
        {
            case LogHead head: WriteHead(json, head); break;
            case LogRoot root: WriteRoot(json, root); break;
            case Leaf leaf: WriteLeaf(json, "leaf", leaf); break;
            case InclusionProof proof: WriteProof(json, proof); break;
            case LoggedJourney journey: WriteJourney(json, journey); break;
            case LoggedEvent e: WriteEvent(json, e); break;
            case LogEnd end:
                json.WriteString("line", "end");
                json.WriteNumber("lines", end.Lines);
                break;
        }
    }

    private static void WriteHead(Utf8JsonWriter json, LogHead head)
    {
        json.WriteString("line", "log");
        json.WriteNumber("format", head.Format);
        if (head.Journey is { } only) json.WriteString("journey", only);
    }

    private static void WriteRoot(Utf8JsonWriter json, LogRoot root)
    {
        json.WriteString("line", "root");
        json.WriteNumber("number", root.Number);
        json.WriteString("time", root.At);
        json.WriteNumber("treeSize", root.Size);
        json.WriteString("root", root.Root.ToString());
        json.WriteString("previous", root.Previous.ToString());
        json.WriteString("hash", root.Hash.ToString());
    }

    private static void WriteLeaf(Utf8JsonWriter json, string kind, Leaf leaf)
    {
        json.WriteString("line", kind);
        json.WriteNumber("root", leaf.Root);
        json.WriteNumber("position", leaf.Position);
        json.WriteString("journey", leaf.Journey);
        json.WriteNumber("version", leaf.Version);
        json.WriteString("head", leaf.Head.ToString());
    }

    private static void WriteProof(Utf8JsonWriter json, InclusionProof proof)
    {
        WriteLeaf(json, "proof", proof.Leaf);
        json.WriteNumber("inRoot", proof.Root);
        json.WriteNumber("treeSize", proof.Size);
        json.WriteStartArray("path");
        foreach (var node in proof.Path) json.WriteStringValue(node.ToString());
        json.WriteEndArray();
    }

    private static void WriteJourney(Utf8JsonWriter json, LoggedJourney journey)
    {
        json.WriteString("line", "journey");
        json.WriteString("journey", journey.Journey);
        json.WriteNumber("version", journey.Version);
    }

    private static void WriteEvent(Utf8JsonWriter json, LoggedEvent e)
    {
        json.WriteString("line", "event");
        json.WriteString("journey", e.Journey);
        json.WriteNumber("version", e.Version);
        json.WriteString("name", e.Name);
        json.WriteString("time", e.At);
        if (e.Hash is { } hash) json.WriteString("hash", hash.ToString());
        json.WritePropertyName("data");
        json.WriteRawValue(e.Data, skipInputValidation: true);
    }

    private static LogLine Read(JsonElement line) => line.GetProperty("line").GetString() switch
    {
        "log" => new LogHead((int)Number(line, "format"), line.TryGetProperty("journey", out var only) ? Id(only) : null),
        "root" => new LogRoot(Number(line, "number"), Time(line), Number(line, "treeSize"), DigestIn(line, "root"), DigestIn(line, "previous"), DigestIn(line, "hash")),
        "leaf" => LeafIn(line),
        "proof" => new InclusionProof(Number(line, "inRoot"), LeafIn(line), Number(line, "treeSize"), [.. line.GetProperty("path").EnumerateArray().Select(Parse)]),
        "journey" => new LoggedJourney(Id(line.GetProperty("journey")), Number(line, "version")),
        "event" => new LoggedEvent(
            Id(line.GetProperty("journey")), Number(line, "version"), line.GetProperty("name").GetString() ?? "", Time(line),
            line.GetProperty("data").GetRawText(), line.TryGetProperty("hash", out var hash) ? Parse(hash) : null),
        "end" => new LogEnd(Number(line, "lines")),
        _ => throw new FormatException("it is of no known kind."),
    };

    private static Leaf LeafIn(JsonElement line) => new(
        Number(line, "root"), Number(line, "position"), Id(line.GetProperty("journey")), Number(line, "version"), DigestIn(line, "head"));

    private static long Number(JsonElement line, string name) => line.GetProperty(name).GetInt64();

    private static DateTimeOffset Time(JsonElement line) => line.GetProperty("time").GetDateTimeOffset();

    private static Guid Id(JsonElement value) => value.GetGuid();

    private static Digest DigestIn(JsonElement line, string name) => Parse(line.GetProperty(name));

    private static Digest Parse(JsonElement value) => Digest.TryParse(value.GetString(), out var digest)
        ? digest : throw new FormatException("a hash is not 64 hexadecimal digits.");
}
