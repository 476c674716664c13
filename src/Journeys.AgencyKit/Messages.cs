using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Journeys.AgencyKit;

/// <summary>Builds the CloudEvents that an agency sends.</summary>
public static class Messages
{
    /// <summary>An answer to a request; <paramref name="data"/> holds its outcome (docs/agency-contract.md).</summary>
    public static JsonObject Answer(Guid id, string source, Request request, JsonObject data, DateTimeOffset time)
    {
        var answer = Event(id, source, $"se.livshandelse.{request.Definition}.{request.Step}.{data["outcome"]}.v1", data, time);
        answer["subject"] = request.Subject;
        answer["journeyid"] = request.JourneyId;
        return answer;
    }

    /// <summary>A fact of the agency's register about a person (12 digits).</summary>
    public static JsonObject Fact(Guid id, string source, string fact, string factId, string person, JsonObject content, DateTimeOffset time) =>
        Event(id, source, $"se.livshandelse.register.{fact}.v1", new() { ["factId"] = factId, ["person"] = person, ["content"] = content }, time);

    /// <summary>A UUID (version 8) that names always give again: an answer made twice has one id.</summary>
    public static Guid IdOf(params ReadOnlySpan<string> names)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names!)))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static JsonObject Event(Guid id, string source, string type, JsonObject data, DateTimeOffset time) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = id.ToString(),
        ["source"] = source,
        ["type"] = type.ToLowerInvariant(),
        ["time"] = time.ToString("O", CultureInfo.InvariantCulture),
        ["datacontenttype"] = "application/json",
        ["data"] = data,
    };
}
