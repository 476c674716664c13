using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Journeys.Host.Tests.Fuzz;

#pragma warning disable CA5394 // repeatable, not secret

/// <summary>Right requests to every endpoint, with fresh ids, from one random source.</summary>
internal sealed class Requests(Guid journey, string pseudonym, IReadOnlyDictionary<Sender, string> tokens)
{
    private const string One = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private const string FormType = "application/x-www-form-urlencoded";
    private static readonly string[] Outcomes = ["Approved", "Rejected", "Received", "Delayed", "NeedsInfo", "Forwarded", "Unavailable", "Corrected", "Annulled", "Declined", "NoData"];
    private static readonly string[] Tasks = ["B09.1", "B07.1", "B01.1", "B14.1"];

    public Attempt Next(Random random) => random.Next(20) switch
    {
        0 or 1 => Json(Sender.Register, "/agency/v1/messages", Death(random), One),
        2 or 3 or 4 => Json(Sender.Police, "/agency/v1/messages", Answer(random), One),
        5 => Json(Sender.Police, "/agency/v1/messages", new JsonArray(Answer(random), Answer(random)), Batch),
        6 => Json(Sender.Police, "/agency/v1/inbox:receive", new JsonObject { ["maxMessages"] = 5, ["maxWaitSeconds"] = 0, ["lockSeconds"] = 30 }),
        7 => Json(Sender.Police, $"/agency/v1/inbox:{Of(random, "acknowledge", "release")}", Locks(random)),
        8 => Json(Sender.Police, $"/agency/v1/inbox:{Of(random, "renew", "reject")}", Locked(random)),
        9 => new(Sender.Police, "GET", Of(random, "/agency/v1/status", "/agency/v1/catalogue", $"/agency/v1/messages/{Id(random)}", $"/agency/v1/messages/{Id(random)}/receipt")),
        10 => new(Of(random, Sender.Nobody, Sender.Sofia), "GET", Of(random, "/", "/sv", "/en", "/sv/about/help", "/en/sign-in?back=/sv", "/health/ready", "/analyst/journeys", "/demo/clock?after=2026-01-01", "/sv/problem/404")),
        11 => new(Sender.Sofia, "GET", Of(random, $"/sv/journey/{journey}", $"/en/journey/{journey}/receipt/J-2026-AAAAA-BBBBB", $"/sv/journey/{journey}/correct/B02", $"{Task(random)}/check", $"/sv/journey/{journey}/changes?from=1")),
        12 or 13 or 14 => Form(Sender.Sofia, $"{Task(random)}{Of(random, "", "?handler=Draft", "?handler=Later", "?handler=AddPerson")}", Answers(random)),
        15 => Form(Sender.Sofia, Of(random, $"{Task(random)}/check", $"/sv/journey/{journey}?handler=Open"), ("instance", Of(random, "B10", "B18", "B09"))),
        16 => Form(Sender.Operator, $"/sv/operations/journeys/{journey}", ("act", Of(random, "Retry|B06", "Skip|B99", "Extend|B05/last")), ("date", "2027-01-01"), ("reason", "why"), ("token", $"t{random.Next(9)}")),
        17 => Form(Sender.Operator, $"/en/operations/incidents?handler={Of(random, "Replay", "Discard")}", ("id", Id(random).ToString()), ("reason", "why")),
        18 => new(Sender.Analyst, "GET", Of(random, "/sv/analyst/journeys?definition=bereavement&status=Running&agency=polismyndigheten&p=1", $"/sv/analyst/journeys/{pseudonym}?version=3", $"/en/analyst/journeys/{pseudonym}?at=2026-11-20")),
        _ => Form(Sender.Sofia, Of(random, "/sv/sign-in", "/sv/demo?handler=Days", "/sv/demo?handler=Start", "/sv/demo?handler=Persona"), ("persona", "nobody"), ("days", "x")),
    };

    private static T Of<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private string Task(Random random) => $"/{Of(random, "sv", "en")}/journey/{journey}/task/{Of(random, Tasks)}";

    private static JsonObject Event(Random random, string agency, string type, JsonObject data) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = Id(random).ToString(),
        ["source"] = $"/agencies/{agency}",
        ["type"] = type,
        ["data"] = data,
    };

    private static JsonObject Death(Random random) => Event(random, "skatteverket", $"se.livshandelse.register.{Of(random, "deathregistered", "deathregistered", "deathcorrected")}.v1", new()
    {
        ["factId"] = $"skv-{random.Next(5000)}",
        ["person"] = Agency.Bereavement.Checked($"19{random.Next(10, 80)}010{random.Next(1, 9)}{random.Next(100, 999)}"),
        ["content"] = new JsonObject
        {
            ["name"] = "Peter Prov",
            ["born"] = "1987-01-01",
            ["date"] = "2026-11-16",
            ["forensic"] = random.Next(2) == 0,
            ["fromAbroad"] = false,
            ["certificateIn"] = false,
            ["relatives"] = new JsonArray(new JsonObject { ["person"] = "198905202381", ["name"] = "Sofia Demo" }),
        },
    });

    private JsonObject Answer(Random random)
    {
        var outcome = Of(random, Outcomes);
        var answer = Event(random, "polismyndigheten", $"se.livshandelse.bereavement.b06.{outcome.ToLowerInvariant()}.v1", new()
        {
            ["outcome"] = outcome,
            ["content"] = new JsonObject(),
            ["newDate"] = "2027-03-01",
            ["decisionId"] = $"d-{random.Next(5)}",
            ["supersedes"] = $"d-{random.Next(5)}",
            ["as"] = Of(random, Outcomes),
        });
        foreach (var name in (string[])["newDate", "supersedes", "as", "decisionId"])
            if (random.Next(4) > 0) answer["data"]!.AsObject().Remove(name);
        (answer["subject"], answer["journeyid"]) = (Of(random, "B06.1", "B06.1", "B05.1", $"B06.{random.Next(4)}"), journey.ToString());
        return answer;
    }

    private static JsonObject Locks(Random random) => new() { ["lockTokens"] = new JsonArray(Id(random).ToString()) };

    private static JsonObject Locked(Random random)
    {
        var locks = Locks(random);
        if (random.Next(2) == 0) locks["lockSeconds"] = 60;
        else locks["reason"] = "cannot be read";
        return locks;
    }

    private static (string, string)[] Answers(Random random) =>
    [
        ("q.will", Of(random, "yes", "no", "dontKnow")), ("q.home", "owned"), ("q.otherItems", "En båt"), ("q.bookedOn.year", "2026"), ("q.bookedOn.month", "12"), ("q.bookedOn.day", "24"),
        ("q.heirs.0.name", "Alva"), ("q.heirs.0.person", "201203102387"), ("add", Of(random, "heirs", "heirs.1", "")), ("shown", "will,home"), ("stamp", RandomStamp(random)),
    ];

    private static string RandomStamp(Random random) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(random.Next())));

    private static Attempt Json(Sender by, string path, JsonNode body, string type = "application/json") =>
        new(by, "POST", path, type, Encoding.UTF8.GetBytes(body.ToJsonString()));

    private Attempt Form(Sender by, string path, params (string Name, string Value)[] fields) => new(by, "POST", path, FormType, Encoding.UTF8.GetBytes(
        string.Join('&', fields.Append(("__RequestVerificationToken", tokens[by])).Select(f => $"{Uri.EscapeDataString(f.Item1)}={Uri.EscapeDataString(f.Item2)}"))));
}
