using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Publishing;
using Journeys.WhatIf;

namespace Journeys.Tests.Publishing;

/// <summary>The life of a life event's definition, version by version.</summary>
public class DefinitionDeciderSpecs
{
    private static readonly Trial Good = TrialOf((Verdict.Same, 3));

    private DefinitionLife _life = DefinitionLife.None;

    [Fact]
    public void A_first_version_is_drafted_checked_and_published()
    {
        Assert.Equal(["DefinitionDrafted", "DefinitionChecked"], Names(Draft(Of(1, "a"))));
        Assert.Equal(["DefinitionPublished"], Names(Publish(Of(1, "a"), null)));
        Assert.Equal(1, _life.InForce!.Version);
    }

    [Fact]
    public void What_is_known_gives_no_event()
    {
        Published(1, "a");
        Assert.Same(DefinitionDecision.Nothing, Draft(Of(1, "a")));
        Assert.Same(DefinitionDecision.Nothing, Publish(Of(1, "a"), null));
    }

    [Fact]
    public void A_draft_may_change_under_its_version()
    {
        Published(1, "a");
        Draft(Of(2, "b"));
        Assert.Equal(["DefinitionDrafted", "DefinitionChecked"], Names(Draft(Of(2, "c"))));
        Assert.Equal("c", _life.Versions[2].Hash);
        Assert.Contains("has changed since it was read", Publish(Of(2, "b"), Good).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_version_may_not_change()
    {
        Published(3, "a");
        var refusal = Draft(Of(3, "b")).Refusal!;
        Assert.Contains("its version is still 3", refusal, StringComparison.Ordinal);
        Assert.Contains("to 4", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_is_published_once()
    {
        Published(1, "a");
        Published(2, "b");
        Assert.Contains("published as version 1", Draft(Of(3, "a")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_below_what_was_published_is_refused()
    {
        Published(4, "a");
        Assert.Contains("to 5", Draft(Of(2, "b")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_version_is_not_published_untried()
    {
        Published(1, "a");
        Draft(Of(2, "b"));
        Assert.Contains("was not tried", Publish(Of(2, "b"), null).Refusal, StringComparison.Ordinal);
        Assert.Equal(1, _life.InForce!.Version);
    }

    [Theory]
    [InlineData(Verdict.Stuck)]
    [InlineData(Verdict.LostRight)]
    public void A_version_by_which_somebody_is_worse_off_is_refused_unless_a_person_says_why(Verdict verdict)
    {
        var trial = TrialOf((Verdict.Same, 2), (verdict, 1));
        Published(1, "a");
        Draft(Of(2, "b"));
        Assert.Contains("--override", Publish(Of(2, "b"), trial).Refusal, StringComparison.Ordinal);
        Assert.Contains("--override", Publish(Of(2, "b"), trial, " ").Refusal, StringComparison.Ordinal);

        var published = Assert.IsType<DefinitionPublished>(Assert.Single(Publish(Of(2, "b"), trial, "The law has changed.").Events));

        Assert.Equal(("The law has changed.", trial), (published.Override, published.Trial));
    }

    [Fact]
    public void A_reason_is_kept_only_where_it_was_needed()
    {
        Published(1, "a");
        Draft(Of(2, "b"));
        Assert.Null(Assert.IsType<DefinitionPublished>(Assert.Single(Publish(Of(2, "b"), Good, "For safety.").Events)).Override);
    }

    [Fact]
    public void Retired_the_version_before_is_in_force_again_and_its_number_is_never_free()
    {
        Published(1, "a");
        Published(2, "b");
        Assert.Equal(["DefinitionRetired"], Names(Retire(2)));
        Assert.Equal(1, _life.InForce!.Version);
        Assert.Same(DefinitionDecision.Nothing, Retire(2));
        Assert.Contains("is retired", Publish(Of(2, "b"), Good).Refusal, StringComparison.Ordinal);
        Assert.Contains("its version is still 2", Draft(Of(2, "c")).Refusal, StringComparison.Ordinal);
        Retire(1);
        Assert.Null(_life.InForce);
    }

    [Fact]
    public void Only_what_is_published_is_retired()
    {
        Assert.Contains("has no version 1. It has none", Retire(1).Refusal, StringComparison.Ordinal);
        Draft(Of(1, "a"));
        Assert.Contains("is a draft", Retire(1).Refusal, StringComparison.Ordinal);
    }

    private static Trial TrialOf(params (Verdict Verdict, int Count)[] verdicts) => new(
        verdicts.Sum(v => v.Count), verdicts.Sum(v => v.Count), SortedMap<int>.Empty.SetAll(verdicts.Select(v => KeyValuePair.Create(v.Verdict.ToString(), v.Count))),
        [.. verdicts.Where(v => v.Verdict <= Verdict.LostRight).Select(v => new TrialFlaw(Guid.Empty, v.Verdict, ["B17 appeal"]))]);

    private static Definition Of(int version, string hash) =>
        new() { Id = "loss", Version = version, Name = "Loss", Hash = hash, Activities = new Dictionary<string, Activity>(), Connections = [], Start = "" };

    private static IEnumerable<string> Names(DefinitionDecision decision) => decision.Events.Select(e => e.GetType().Name);

    private void Published(int version, string hash)
    {
        Draft(Of(version, hash));
        Publish(Of(version, hash), Good);
    }

    private DefinitionDecision Draft(Definition read) => Take(DefinitionDecider.Draft(_life, read));

    private DefinitionDecision Publish(Definition candidate, Trial? trial, string? reason = null) =>
        Take(DefinitionDecider.Publish(_life, candidate, "author", trial, reason));

    private DefinitionDecision Retire(int version) => Take(DefinitionDecider.Retire(_life, "loss", version, "author", "A fault."));

    private DefinitionDecision Take(DefinitionDecision decision)
    {
        _life = decision.Events.Aggregate(_life, DefinitionLife.Evolve);
        return decision;
    }
}
