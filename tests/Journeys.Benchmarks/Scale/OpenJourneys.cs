using Journeys.Benchmarks.Answers;

namespace Journeys.Benchmarks.Scale;

/// <summary>Open journeys as Sofia's, whose questions to agencies are asked and not answered, copied from a few real ones.</summary>
internal sealed class OpenJourneys(EngineHost engine)
{
    private readonly Clones _clones = new(engine.Database);
    private IReadOnlyList<OpenQuestion> _pattern = [];

    /// <summary>All copies so far.</summary>
    public List<Guid> All { get; } = [];

    /// <summary>Adds copies until there are so many.</summary>
    public async Task GrowAsync(int count)
    {
        if (_pattern.Count == 0)
        {
            var open = (await new Estates(engine).OpenAsync(100)).ToList();
            var asked = open.GroupBy(q => q.Journey).First(g => g.Count() > 1);
            _pattern = [.. asked];
        }

        All.AddRange(await _clones.OfAsync(_pattern[0].Journey, count - All.Count));
    }

    /// <summary>A question each of so many journeys, drawn at random and never again.</summary>
    public List<OpenQuestion> Draw(int count, Random random)
    {
        var drawn = new List<OpenQuestion>(count);
        for (var i = 0; i < count; i++)
        {
            var at = random.Next(All.Count);
            drawn.Add(_pattern[i % _pattern.Count] with { Journey = All[at] });
            (All[at], All[^1]) = (All[^1], All[at]);
            All.RemoveAt(All.Count - 1);
        }

        return drawn;
    }
}
