
namespace Journeys.Benchmarks.Answers;

/// <summary>Watches the engine apply one answer of each kind, and makes a recipe of each.</summary>
internal sealed class Sampling(EngineHost engine)
{
    private readonly Posting _posting = new(engine);

    public async Task<IReadOnlyList<Recipe>> RecipesAsync(IReadOnlyList<OpenQuestion> samples)
    {
        var tables = await TracedTable.AllAsync(engine.Database);
        await using (var sequence = engine.Database.CreateCommand("CREATE SCHEMA floor; CREATE SEQUENCE floor.events"))
            await sequence.ExecuteNonQueryAsync();
        foreach (var table in tables) await table.CreateFloorAsync(engine.Database);
        var trace = new RowTrace(engine.Database, tables);
        await engine.StillAsync();
        await trace.InstallAsync();
        var recipes = new List<Recipe>();
        foreach (var sample in samples)
        {
            await _posting.AllAsync([Posted.Of(sample)]);
            await engine.StillAsync();
            recipes.Add(Recipe.Of(await trace.TakeAsync()));
            Console.Error.WriteLine($"{sample.Bookmark}: {recipes[^1].Shown()}");
        }

        await trace.RemoveAsync();
        return recipes;
    }
}
