using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Journeys.Host.Tests.Fuzz;

#pragma warning disable CA5394 // repeatable, not secret

/// <summary>Bends a right request: its bytes, its JSON, its form's fields, its path, its media type, in one or a few places.</summary>
internal static class Bending
{
    private const string Raw = "§raw§";
    private static readonly byte[][] Bytes = [[0], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], "\"\\ud800\""u8.ToArray(), "%00"u8.ToArray(), "&&=;"u8.ToArray(), "}{"u8.ToArray(), "\r\n\r\n"u8.ToArray()];

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e999", "99999999999999999999", "1.5", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[null]", "{\"\":{}}",
        new string('[', 40) + new string(']', 40), "\"2026-02-30\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"198905202381\"", "\"1989-05-20\"", "\"yes\"", "\"Approved\"", "\"Corrected\"",
        "\"Annulled\"", "\"Delayed\"", "\"NeedsInfo\"", "\"Forwarded\"", "\"skatteverket\"", "\"<script>\"", "\"../..\"", "\"💥\"", "\"child-1\"", "\"00000000-0000-0000-0000-000000000000\"",
        $"\"{new string('å', 301)}\"", $"\"{new string('x', 60_000)}\"", $"\"{new string('y', 300_000)}\"", $"[{string.Join(',', Enumerable.Repeat("{}", 200))}]",
    ];

    private static readonly string[] Types =
        ["", "text/plain", "application/json", "application/cloudevents+json", "application/cloudevents-batch+json", "application/json; charset=utf-16", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"];

    private static readonly string[] Pieces = ["", "..", "%00", "%2e%2e", "x", "1", "-1", "99999999999999999999", "å", "%F0%9F%92%A5", "<b>", "B09.1", "00000000-0000-0000-0000-000000000000", "198905202381", new string('z', 400)];

    public static Attempt Bend(Attempt attempt, Random random)
    {
        for (var times = random.Next(1, 3); times > 0; times--)
            attempt = random.Next(12) switch
            {
                0 => attempt with { Path = Path(attempt.Path, random) },
                1 when attempt.Body is not null => attempt with { MediaType = Types[random.Next(Types.Length)] },
                2 or 3 or 4 when attempt.Body is not null => attempt with { Body = Cut(attempt.Body, random) },
                _ when attempt.Body is null => attempt with { Path = Path(attempt.Path, random) },
                _ when attempt.MediaType?.Contains("json", StringComparison.Ordinal) == true => attempt with { Body = Json(attempt.Body, random) },
                _ => attempt with { Body = Form(attempt.Body, random) },
            };
        return attempt;
    }

    private static byte[] Cut(byte[] body, Random random)
    {
        if (body.Length == 0) return Bytes[random.Next(Bytes.Length)];
        var at = random.Next(body.Length);
        var length = random.Next(Math.Min(40, body.Length - at) + 1);
        return random.Next(4) switch
        {
            0 => body[..at],
            1 => [.. body[..at], .. body[(at + length)..]],
            2 => [.. body[..at], .. body.AsSpan(at, length), .. body[at..]],
            _ => [.. body[..at], .. Bytes[random.Next(Bytes.Length)], .. body[(at + Math.Min(length, 2))..]],
        };
    }

    private static byte[] Json(byte[] body, Random random)
    {
        try
        {
            var root = JsonNode.Parse(body);
            var nodes = Below(root).ToList();
            if (nodes.Count == 0) return Cut(body, random);
            Change(nodes[random.Next(nodes.Count)], random);
            return Encoding.UTF8.GetBytes(root!.ToJsonString().Replace(JsonSerializer.Serialize(Raw), Values[random.Next(Values.Length)], StringComparison.Ordinal));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return Cut(body, random);
        }
    }

    private static void Change(JsonNode node, Random random)
    {
        var act = random.Next(5);
        if (node.Parent is JsonObject parent)
        {
            var name = node.GetPropertyName();
            if (act is 0 or 1) parent.Remove(name);
            if (act == 1) parent[name + "x"] = Raw;
            if (act > 1) parent[name] = Raw;
        }
        else if (node.Parent is JsonArray list)
        {
            var at = node.GetElementIndex();
            if (act == 0) list.RemoveAt(at);
            else if (act == 1) list.Add(node.DeepClone());
            else list[at] = Raw;
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode? node) => node switch
    {
        JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(v => Below(v).Prepend(v)),
        JsonArray a => a.OfType<JsonNode>().SelectMany(v => Below(v).Prepend(v)),
        _ => [],
    };

    private static byte[] Form(byte[] body, Random random)
    {
        var fields = Encoding.UTF8.GetString(body).Split('&').ToList();
        var at = random.Next(fields.Count);
        var (name, value) = fields[at].Split('=', 2) is [var n, var v] ? (n, v) : (fields[at], "");
        var other = Uri.EscapeDataString(Values[random.Next(Values.Length)].Trim('"').Replace("\\u0000", "\0", StringComparison.Ordinal));
        switch (random.Next(5))
        {
            case 0: fields.RemoveAt(at); break;
            case 1: fields.Add(fields[at]); break;
            case 2: fields[at] = $"{name}{Pieces[random.Next(Pieces.Length)]}={value}"; break;
            default: fields[at] = $"{name}={other}"; break;
        }

        return Encoding.UTF8.GetBytes(string.Join('&', fields));
    }

    private static string Path(string path, Random random)
    {
        var (front, query) = path.Split('?', 2) is [var f, var q] ? (f, q) : (path, null);
        var parts = front.Split('/');
        // The first part stays, so that it is the same room that answers.
        if (query is null || random.Next(2) == 0)
        {
            if (parts.Length > 2) parts[random.Next(2, parts.Length)] = Pieces[random.Next(Pieces.Length)];
            else query = Pieces[random.Next(Pieces.Length)];
        }
        else
        {
            var fields = query.Split('&');
            var at = random.Next(fields.Length);
            fields[at] = $"{fields[at].Split('=')[0]}={(random.Next(2) == 0 ? Pieces[random.Next(Pieces.Length)] : Uri.EscapeDataString(Pieces[random.Next(Pieces.Length)]))}";
            query = string.Join('&', fields);
        }

        return string.Join('/', parts) + (query is null ? "" : $"?{query}");
    }
}
