using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Npgsql;

namespace Journeys.Benchmarks.Answers;

/// <summary>An answer that an open bookmark waits for.</summary>
internal sealed record OpenQuestion(Guid Journey, string Bookmark, string Agency, JsonElement Data);

/// <summary>Bereavements as Sofia's: a death that is registered and a family that is known, so that agencies are asked.</summary>
internal sealed class Estates(EngineHost engine)
{
    private const int Group = 100;
    private const string Family = "B02.1";
    private const string Decision = """{"amount":{"value":380000,"currency":"SEK"},"from":"2026-12-01","firstPayment":"2026-12-18"}""";

    private readonly Posting _posting = new(engine);

    /// <summary>
    /// Makes journeys until so many questions are open; of eight, one is about the family, and its answer asks seven
    /// more. In an order in which neighbours are of different kinds and journeys.
    /// </summary>
    public async Task<Queue<OpenQuestion>> OpenAsync(int questions)
    {
        var open = new List<OpenQuestion>();
        var family = await FamilyAsync();
        var decision = JsonSerializer.Deserialize<JsonElement>(Decision);
        while (open.Count < questions)
        {
            var deceased = new List<Guid>();
            while (deceased.Count < Group) deceased.Add(await engine.People.PersonFor(Numbers.Next(), default));
            await _posting.AllAsync([.. await Task.WhenAll(deceased.Select(DeathAsync))]);
            var journeys = await JourneysOfAsync(deceased);
            var (waiting, known) = (journeys.Where((_, i) => i % 2 == 0).ToList(), journeys.Where((_, i) => i % 2 == 1).ToList());
            open.AddRange(waiting.Select(j => new OpenQuestion(j.Id, Family, "skatteverket", family)));
            await _posting.AllAsync([.. known.Select(j => Posted.Of(new(j.Id, Family, "skatteverket", family)))]);
            open.AddRange((await JourneysOfAsync(deceased)).SelectMany(j => QuestionsOf(j, decision)));
        }

        return new(open.GroupBy(q => q.Bookmark)
            .SelectMany((same, kind) => same.Select((question, i) => (question, kind, Turn: (i + (kind * 13)) % same.Count())))
            .OrderBy(q => q.Turn).ThenBy(q => q.kind).Select(q => q.question));
    }

    private async Task<Posted> DeathAsync(Guid deceased)
    {
        var data = JsonSerializer.SerializeToElement(new
        {
            person = deceased,
            name = "Peter Demo",
            born = "1987-01-01",
            date = "2026-11-16",
            forensic = false,
            fromAbroad = false,
            certificateIn = true,
        });
        var kept = await engine.Sealer.SealAsync(data, deceased, default);
        return new("skatteverket", null, null, (receipt, at) => new FactArrived(
            "skatteverket", "DeathRegistered", $"skv-{deceased}", deceased, receipt, at, null, null, kept));
    }

    private async Task<JsonElement> FamilyAsync()
    {
        var sofia = await engine.People.PersonFor(Numbers.Next(), default);
        object[] children = [await ChildAsync("Alva", "2012-03-10"), await ChildAsync("Elis", "2017-06-01"), await ChildAsync("Nora", "2022-02-20")];
        var data = JsonSerializer.SerializeToElement(new
        {
            civilStatus = "married",
            marriedOn = "2011-06-11",
            sharedAddress = true,
            deceased = new { born = "1987-01-01" },
            survivor = new { born = "1989-05-20", sex = "woman" },
            survivors = new[] { new { person = sofia, name = "Sofia Demo", born = "1989-05-20", sex = "woman" } },
            children,
        });
        return await engine.Sealer.SealAsync(data, sofia, default);
    }

    private async Task<object> ChildAsync(string name, string born) => new
    {
        person = await engine.People.PersonFor(Numbers.Next(), default),
        name = $"{name} Demo",
        born,
        common = true,
        guardians = new[] { "survivor" },
    };

    private static IEnumerable<OpenQuestion> QuestionsOf(Journey journey, JsonElement decision) =>
        from bookmark in journey.Bookmarks
        where bookmark.Value.Kind == BookmarkKind.Answer && bookmark.Key.StartsWith("B10.", StringComparison.Ordinal)
        select new OpenQuestion(journey.Id, bookmark.Key, journey.Steps[bookmark.Value.Instance].Agency ?? "unknown", decision);

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
