using JasperFx.CommandLine;
using Journeys.Host.Engine;

namespace Journeys.Host.Operations;

public sealed class PublishInput : WhatIfInput
{
    [Description("Why it is published though a journey would be stuck or a person would lose a right; kept with the version. Write no personal data")]
    public string? OverrideFlag { get; set; }

    [Description("Who; the account on this machine if left out")]
    public string ByFlag { get; set; } = Environment.UserName;
}

/// <summary>
/// Tries history on a life event's new version and publishes it: new journeys begin on it, on every host, at once. Exit code
/// 1: it is not published, and why is told.
/// </summary>
[Description("Publish a life event's new version, if its history does not speak against it", Name = "publish")]
public sealed class PublishCommand : JasperFxAsyncCommand<PublishInput>
{
    public PublishCommand() => Usage("Publish a life event's folder").Arguments(x => x.Folder);

    public override async Task<bool> Execute(PublishInput input)
    {
        if (Candidate.Read(input.Folder) is not { } candidate) return false;
        return await OnDatabase.RunAsync(input, services => PublishAsync(services.GetRequiredService<DefinitionPublishing>(), candidate, input));
    }

    private static async Task<bool> PublishAsync(DefinitionPublishing publishing, Candidate candidate, PublishInput input)
    {
        var (decision, run) = await publishing.PublishAsync(candidate.Definition, candidate.Content, input.Choice, input.ByFlag, input.OverrideFlag, default);
        if (run is not null) TrialTelling.Tell(candidate.Definition, run);
        if (decision.Refusal is { } refusal) await Console.Error.WriteLineAsync(refusal);
        else if (decision.Events.Count == 0) Console.WriteLine($"Version {candidate.Definition.Version} of {candidate.Definition.Id} was published before.");
        else Console.WriteLine($"Version {candidate.Definition.Version} of {candidate.Definition.Id} is published: new journeys begin on it. Running ones keep theirs.");
        return decision.Refusal is null;
    }
}
