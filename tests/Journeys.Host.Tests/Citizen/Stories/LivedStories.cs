using Journeys.Host.Engine;
using Journeys.Host.Operations.Scenarios;
using Journeys.Host.Tests.Analyst;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Citizen.Stories;

/// <summary>Several persons' stories on one real host, day by day, side by side.</summary>
internal sealed class LivedStories : IAsyncDisposable
{
    private readonly ScenarioHost _host;
    private readonly IReadOnlyList<Story> _stories;

    private LivedStories(ScenarioHost host, IReadOnlyList<Story> stories) => (_host, _stories) = (host, stories);

    public Uri Address => _host.Address;

    public static async Task<LivedStories> BeginAsync(IReadOnlyList<Story> stories, string database)
    {
        var host = await ScenarioHost.StartAsync(stories.MinBy(s => s.Scenario.Timeline[0].At)!.Scenario, PlayedScenario.Folder(), database);
        var definitions = host.Services.GetRequiredService<DefinitionCatalogue>().Reading.Definitions;
        foreach (var story in stories)
            story.Engine = ActivatorUtilities.CreateInstance<HostEngine>(host.Services, definitions[story.LifeEvent], story.Scenario);
        return new(host, stories);
    }

    /// <summary>Plays entry by entry, and calls <paramref name="look"/> at each story's moments. What a scenario expects and does not find is returned.</summary>
    public async Task<IReadOnlyList<string>> LiveAsync(Func<Story, string, Task> look)
    {
        var differences = new List<string>();
        foreach (var (story, entry) in Entries())
        {
            if (!story.Unseen.Any()) continue;
            var one = story.Scenario with { Timeline = [entry] };
            differences.AddRange((await new ScenarioRun(one, story.Engine).RunAsync()).Select(d => $"{story.Name}: {d}"));
            if (story.StageAfter(entry) is { } stage) await look(story, stage);
        }

        return [.. differences, .. _stories.SelectMany(s => s.Unseen.Select(m => $"{s.Name} never came to its {m}."))];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>By time; a story keeps its own order, though it may note earlier days later.</summary>
    private IEnumerable<(Story Story, ScenarioEntry Entry)> Entries() => _stories
        .SelectMany(s => s.Scenario.Timeline.Select(e => (Story: s, Entry: e, Time: s.Scenario.Timeline.Take(e.Index + 1).Max(x => x.At))))
        .OrderBy(e => e.Time).ThenBy(e => e.Entry.Index)
        .Select(e => (e.Story, e.Entry));
}
