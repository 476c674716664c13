using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.AgencyKit;

namespace Journeys.Faults.Worlds;

/// <summary>What the registers report and the agencies answer; always the same for the same number or request.</summary>
internal static class Reports
{
    private const int Delays = 3;
    private static readonly string Day = "2026-11-20";

    public static JsonObject Death(int number) => Fact("skatteverket", "DeathRegistered", $"death-{number}", number, new()
    {
        ["name"] = "Peter Demo",
        ["born"] = "1930-01-01",
        ["date"] = Day,
        ["forensic"] = true,
        ["fromAbroad"] = false,
        ["certificateIn"] = false,
        ["relatives"] = new JsonArray(new JsonObject { ["person"] = "198905202381", ["name"] = "Sofia Demo" }),
    });

    public static JsonObject Notice(int number) => Fact("kommunen", "ParkingNotice", $"notice-{number}", number, new()
    {
        ["name"] = "Maja Demo",
        ["kind"] = "parkeringsanmarkning",
        ["issuedOn"] = Day,
        ["ocr"] = "5012345678901",
        ["reg"] = "ABC123",
        ["place"] = "Storgatan 1",
        ["amount"] = 900,
    });

    /// <summary>Each fifth death is annulled as soon as it is reported; nobody answers what is asked about it.</summary>
    public static bool IsMistaken(int number) => number % 5 == 4;

    public static JsonObject DeathAnnulled(int number) => Annulled("skatteverket", "DeathRegistered", $"death-{number}", number);

    public static JsonObject NoticeAnnulled(int number) => Annulled("kommunen", "ParkingNotice", $"notice-{number}", number);

    /// <summary>The police are slow, tell so more than once, decide and correct that; the register answers at once.</summary>
    public static IEnumerable<JsonObject> Answers(Request request) => request.Verb is not ("request" or "expected" or "fetch") || Numbers.In(request.Data) is not { } number || IsMistaken(number) ? [] : request.Service switch
    {
        "family-relations" => [Decided(request, "Approved", new() { ["civilStatus"] = "unmarried", ["survivors"] = new JsonArray(), ["children"] = new JsonArray() })],
        "burial-permit" => [.. Progress(request), Decided(request, "Approved", new() { ["permitOn"] = Day }), Corrected(request)],
        _ => [],
    };

    private static IEnumerable<JsonObject> Progress(Request request)
    {
        for (var n = 0; n <= Delays; n++)
            yield return new()
            {
                ["outcome"] = n == 0 ? "Received" : "Delayed",
                ["decisionId"] = $"{request.Id.ToString()[..8]}-{n}",
                ["newDate"] = $"2027-01-{10 + n}",
            };
    }

    private static JsonObject Decided(Request request, string outcome, JsonObject content) => new()
    {
        ["outcome"] = outcome,
        ["decisionId"] = $"{request.Id.ToString()[..8]}-d",
        ["content"] = content,
    };

    private static JsonObject Corrected(Request request)
    {
        var data = Decided(request, "Corrected", new() { ["permitOn"] = "2026-11-21" });
        (data["decisionId"], data["supersedes"], data["as"]) = ($"{request.Id.ToString()[..8]}-c", $"{request.Id.ToString()[..8]}-d", "Approved");
        return data;
    }

    private static JsonObject Annulled(string agency, string name, string factId, int number)
    {
        var fact = Fact(agency, name, $"{factId}-annulled", number, []);
        (fact["data"]!["supersedes"], fact["data"]!["as"]) = (factId, "Annulled");
        return fact;
    }

    private static JsonObject Fact(string agency, string name, string factId, int number, JsonObject content) => Messages.Fact(
        Messages.IdOf("fact", factId), $"/agencies/{agency}", name, factId, Numbers.Of(number), content,
        DateTimeOffset.Parse($"{Day}T09:00:00Z", CultureInfo.InvariantCulture));
}
