using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Journeys.Host.Tests.Agency;

/// <summary>A death that a register reported over HTTP, and the messages that answer it.</summary>
internal sealed class Bereavement(AgencyHost host)
{
    /// <summary>A personal number by chance, with a right check digit.</summary>
    public string Person { get; } = Checked($"19{RandomNumberGenerator.GetInt32(10, 80)}01{RandomNumberGenerator.GetInt32(10, 28)}{RandomNumberGenerator.GetInt32(100, 999)}");

    public string FactId { get; } = "skv-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    public string Journey { get; private set; } = "";

    public static string NewId() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    public async Task<Bereavement> DiedAsync()
    {
        using var register = new Caller(host, "skatteverket");
        var death = Death();
        var posted = await register.PostAsync(death);
        Assert.Equal(HttpStatusCode.Accepted, posted.Status);
        await host.Host.StillAsync();
        var status = await register.GetAsync($"/agency/v1/messages/{death["id"]}");
        Assert.Equal("Applied", (string?)status.Body!["status"]);
        Journey = (string)status.Body["journeyId"]!;
        return this;
    }

    public JsonObject Death() => Event("skatteverket", "se.livshandelse.register.deathregistered.v1", new()
    {
        ["factId"] = FactId,
        ["person"] = Person,
        ["content"] = new JsonObject
        {
            ["name"] = "Peter Prov",
            ["born"] = "1987-01-01",
            ["date"] = "2026-11-16",
            ["forensic"] = true,
            ["fromAbroad"] = false,
            ["certificateIn"] = false,
        },
    });

    public JsonObject Answer(string outcome, string agency = "polismyndigheten", string bookmark = "B06.1", string step = "b06", JsonObject? data = null)
    {
        data ??= new() { ["content"] = new JsonObject() };
        data["outcome"] = outcome;
        var answer = Event(agency, $"se.livshandelse.bereavement.{step}.{outcome.ToLowerInvariant()}.v1", data);
        answer["subject"] = bookmark;
        answer["journeyid"] = Journey;
        return answer;
    }

    /// <summary>Eleven digits with their check digit.</summary>
    internal static string Checked(string eleven)
    {
        var sum = eleven[2..].Select((c, i) => (c - '0') * (i % 2 == 0 ? 2 : 1)).Sum(n => n / 10 + n % 10);
        return eleven + (10 - sum % 10) % 10;
    }

    public static JsonObject Event(string agency, string type, JsonObject data) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = NewId(),
        ["source"] = $"/agencies/{agency}",
        ["type"] = type,
        ["data"] = data,
    };
}
