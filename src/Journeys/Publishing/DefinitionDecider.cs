using System.Globalization;
using Journeys.Definitions;
using Journeys.WhatIf;

namespace Journeys.Publishing;

/// <summary>What follows: events, none where nothing is new, or a refusal in words, and then no event.</summary>
public sealed record DefinitionDecision(IReadOnlyList<IDefinitionEvent> Events, string? Refusal)
{
    public static DefinitionDecision Nothing { get; } = new([], null);

    public static DefinitionDecision Of(params IDefinitionEvent[] events) => new(events, null);

    public static DefinitionDecision Refuse(string why) => new([], why);
}

/// <summary>The life of a definition: drafted, checked, published, retired. Pure, as the decider of journeys is.</summary>
public static class DefinitionDecider
{
    /// <summary>A content without a fault has been read.</summary>
    /// <param name="life">The life event's versions so far.</param>
    /// <param name="read">What was read.</param>
    public static DefinitionDecision Draft(DefinitionLife life, Definition read)
    {
        if (life.Versions.TryGetValue(read.Version, out var known))
        {
            if (known.Hash == read.Hash && known.Stage != VersionStage.Drafted) return DefinitionDecision.Nothing;
            if (known.IsFixed) return DefinitionDecision.Refuse(Changed(life, read));
        }
        if (life.Versions.Values.FirstOrDefault(v => v.IsFixed && v.Hash == read.Hash) is { } other)
            return DefinitionDecision.Refuse(Back(life, read, other.Version));
        return read.Version < life.LastFixed
            ? DefinitionDecision.Refuse(Below(life, read))
            : DefinitionDecision.Of(new DefinitionDrafted(read.Id, read.Version, read.Hash), new DefinitionChecked(read.Version, read.Hash));
    }

    /// <summary>
    /// New journeys shall begin on a drafted version. Refused where history was not tried on it, or where the trial tells of a
    /// journey that would be stuck or a right that would be lost, unless a person says why it is published all the same.
    /// </summary>
    public static DefinitionDecision Publish(DefinitionLife life, Definition candidate, string by, Trial? trial, string? reason)
    {
        if (life.Versions.GetValueOrDefault(candidate.Version) is not { } known || known.Hash != candidate.Hash)
            return DefinitionDecision.Refuse($"Version {candidate.Version} of '{candidate.Id}' has changed since it was read. Publish it again.");
        if (known.Stage == VersionStage.Published) return DefinitionDecision.Nothing;
        if (known.Stage == VersionStage.Retired) return DefinitionDecision.Refuse(Retired(life, candidate));
        if (candidate.Version < life.LastFixed) return DefinitionDecision.Refuse(Below(life, candidate));
        if (trial is null && life.LastFixed > 0)
            return DefinitionDecision.Refuse($"The history of '{candidate.Id}' was not tried on version {candidate.Version}. Publish it by the command 'publish', which does.");
        if (trial is { Passes: false } && string.IsNullOrWhiteSpace(reason)) return DefinitionDecision.Refuse(Failing(candidate, trial));
        return DefinitionDecision.Of(new DefinitionPublished(candidate.Version, candidate.Hash, by, trial, trial is { Passes: false } ? reason : null));
    }

    /// <summary>No new journey shall begin on a version.</summary>
    public static DefinitionDecision Retire(DefinitionLife life, string id, int version, string by, string reason) => life.Versions.GetValueOrDefault(version) switch
    {
        { Stage: VersionStage.Published } known => DefinitionDecision.Of(new DefinitionRetired(version, known.Hash, by, reason)),
        { Stage: VersionStage.Retired } => DefinitionDecision.Nothing,
        null => DefinitionDecision.Refuse($"'{id}' has no version {version}. It has {(life.Versions.IsEmpty ? "none" : string.Join(", ", life.Versions.Keys))}."),
        _ => DefinitionDecision.Refuse($"Version {version} of '{id}' is a draft: no journey begins on it. Take its file out of the folder."),
    };

    private static string Changed(DefinitionLife life, Definition read) =>
        $"""
        The life event '{read.Id}' has changed, but its version is still {read.Version}, which is published.
        Raise "version" in its workflow.json to {life.LastFixed + 1}, or take the change back: journeys that run on version {read.Version} keep it.
        """;

    private static string Back(DefinitionLife life, Definition read, int other) =>
        $"""
        The life event '{read.Id}' is back, as version {read.Version}, to the content that was published as version {other}.
        Raise "version" in its workflow.json to {life.LastFixed + 1}, and change its content with it.
        """;

    private static string Below(DefinitionLife life, Definition read) =>
        $"""
        Version {read.Version} of the life event '{read.Id}' was never published, and version {life.LastFixed} is.
        Raise "version" in its workflow.json to {life.LastFixed + 1}.
        """;

    private static string Retired(DefinitionLife life, Definition candidate) =>
        $"""
        Version {candidate.Version} of '{candidate.Id}' is retired.
        Raise "version" in its workflow.json to {life.LastFixed + 1} to publish its content again with a change.
        """;

    private static string Failing(Definition candidate, Trial trial) =>
        $"""
        Version {candidate.Version} of '{candidate.Id}' is not published: by it {trial.Count(Verdict.Stuck)} of {trial.Journeys} journeys would be stuck, and {trial.Count(Verdict.LostRight)} would lose a right.
        {string.Join(Environment.NewLine, trial.Flaws.Take(10).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Journey}: {f.Verdict}; {string.Join("; ", f.What)}")))}
        Mend the definition, or say why it is right all the same: --override "…". The reason is kept with the version.
        """;
}
