using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Npgsql;

namespace Journeys.Benchmarks.Answers;

/// <summary>An answer that an open bookmark waits for.</summary>
internal sealed record OpenQuestion(Guid Journey, string Bookmark, string Agency, JsonElement Data);

/// <summary>Bereavements as Sofia's: a death that is registered and a family that is known, so that agencies are asked.</summary>
internal sealed class Estates(EngineHost engine)
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["B10"] = """{"amount":{"value":380000,"currency":"SEK"},"from":"2026-12-01","firstPayment":"2026-12-18"}""",
    };

    private readonly Posting _posting = new(engine);

    /// <summary>
    /// Makes journeys until so many questions are open; of eight, one is about the family, and its answer asks seven
    /// more. In an order in which neighbours are of different kinds and journeys.
    /// </summary>
    public async Task<Queue<OpenQuestion>> OpenAsync(int questions)
    {
        var open = new List<OpenQuestion>();
        while (open.Count < questions)
        {
            var fresh = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToList();
            await _posting.AllAsync([.. fresh.Select(Death)]);
            var journeys = await JourneysOfAsync(fresh);
            open.AddRange(journeys.Where((_, i) => i % 2 == 0).Select(j => new OpenQuestion(j.Id, "B02.1", "skatteverket", FamilyData())));
            await _posting.AllAsync([.. journeys.Where((_, i) => i % 2 == 1).Select(j => Family(j.Id))]);
            open.AddRange((await JourneysOfAsync(fresh)).SelectMany(QuestionsOf));
        }

        return new(open.GroupBy(q => q.Bookmark)
            .SelectMany((same, kind) => same.Select((question, i) => (question, kind, Turn: (i + (kind * 13)) % same.Count())))
            .OrderBy(q => q.Turn).ThenBy(q => q.kind).Select(q => q.question));
    }

    private static Posted Death(Guid deceased)
    {
        var data = JsonSerializer.SerializeToElement(new
        {
            person = deceased, name = "Peter Demo", born = "1987-01-01", date = "2026-11-16",
            forensic = false, fromAbroad = false, certificateIn = true,
        });
        return new("skatteverket", null, null, (receipt, at) => new FactArrived(
            "skatteverket", "DeathRegistered", $"skv-{deceased}", deceased, receipt, at, null, null, data));
    }

    private static Posted Family(Guid journey) =>
        new("skatteverket", journey, "B02.1", (receipt, at) => new AnswerArrived(
            journey, "B02.1", Outcome.Approved, receipt, at, null, null, null, null, null, null, FamilyData()));

    private static JsonElement FamilyData() => JsonSerializer.SerializeToElement(new
    {
        civilStatus = "married",
        marriedOn = "2011-06-11",
        sharedAddress = true,
        deceased = new { born = "1987-01-01" },
        survivor = new { born = "1989-05-20", sex = "woman" },
        survivors = new[] { new { person = Guid.NewGuid(), name = "Sofia Demo", born = "1989-05-20", sex = "woman" } },
        children = new[] { Child("Alva", "2012-03-10"), Child("Elis", "2017-06-01"), Child("Nora", "2022-02-20") },
    });

    private static object Child(string name, string born) =>
        new { person = Guid.NewGuid(), name = $"{name} Demo", born, common = true, guardians = new[] { "survivor" } };

    private static IEnumerable<OpenQuestion> QuestionsOf(Journey journey) =>
        from bookmark in journey.Bookmarks
        where bookmark.Value.Kind == BookmarkKind.Answer
        let step = bookmark.Key.Split('.')[0]
        where Answers.ContainsKey(step)
        select new OpenQuestion(
            journey.Id, bookmark.Key, journey.Steps[bookmark.Value.Instance].Agency ?? "unknown", JsonSerializer.Deserialize<JsonElement>(Answers[step]));

    private async Task<IReadOnlyList<Journey>> JourneysOfAsync(IReadOnlyList<Guid> people)
    {
        await using var command = engine.Database.CreateCommand("""
            SELECT d.data::text FROM journeys.mt_doc_journey d JOIN journeys.participations p ON p.journey = d.id WHERE p.person = ANY ($1) ORDER BY d.id
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. people] });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<Journey>();
        while (await reader.ReadAsync())
            found.Add(JsonSerializer.Deserialize<Journey>(reader.GetString(0), Journeys.Host.Storage.JourneyJson.Options)!);
        return found;
    }
}
