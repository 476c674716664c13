using Journeys.Definitions;
using Journeys.Host.Storage;
using Journeys.Publishing;

namespace Journeys.Host.Engine;

/// <summary>
/// Publishes versions, and refuses where history speaks against it. A life event's first version is published when it is
/// first read, since there is no history yet; in a demonstration every version that its history does not speak against.
/// </summary>
public sealed class DefinitionPublishing(
    DefinitionCatalogue catalogue, DefinitionLives lives, Trials trials, HostMode mode, ILogger<DefinitionPublishing> logger) : IOpensWithStorage
{
    private const string StartUp = "start-up";

    public async Task OpenAsync(CancellationToken cancellation)
    {
        foreach (var definition in catalogue.Reading.Definitions.Values)
        {
            var life = await lives.OfAsync(definition.Id, cancellation);
            if (life.Versions[definition.Version].IsFixed) continue;
            if (life.LastFixed == 0 || mode.Demo)
                Tell(definition, (await PublishAsync(definition, catalogue.ContentOf(definition), HistoryChoice.Latest, StartUp, null, cancellation)).Decision.Refusal);
            else
                Tell(definition, $"Publish it with 'dotnet Journeys.Host.dll publish workflows/{definition.Id}'.");
        }
    }

    /// <summary>Drafts a candidate, tries history on it, and publishes it.</summary>
    /// <param name="candidate">Read without a fault.</param>
    /// <param name="content">Its file and its words.</param>
    /// <param name="choice">The journeys to decide again.</param>
    /// <param name="by">Who publishes it.</param>
    /// <param name="reason">Why it is published though history speaks against it; null: then it is not.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<(DefinitionDecision Decision, TrialRun? Run)> PublishAsync(
        Definition candidate, PublishedContent content, HistoryChoice choice, string by, string? reason, CancellationToken cancellation)
    {
        await lives.AdoptAsync(cancellation);
        var drafted = await lives.DecideAsync(candidate.Id, life => DefinitionDecider.Draft(life, candidate), null, cancellation);
        if (drafted.Refusal is not null) return (drafted, null);
        var life = await lives.OfAsync(candidate.Id, cancellation);
        if (life.Versions[candidate.Version].Stage == VersionStage.Published) return (DefinitionDecision.Nothing, null);
        var run = life.LastFixed == 0 ? null : await trials.RunAsync(candidate, choice, cancellation);
        return (await lives.DecideAsync(candidate.Id, now => DefinitionDecider.Publish(now, candidate, by, run?.Trial, reason), content, cancellation), run);
    }

    private void Tell(Definition definition, string? why)
    {
        if (why is null)
            logger.LogInformation("Version {Version} of {Definition} is published", definition.Version, definition.Id);
        else
            logger.LogWarning("Version {Version} of {Definition} is a draft, and new journeys begin on the version before: {Why}", definition.Version, definition.Id, why);
    }
}
