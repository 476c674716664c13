using System.Collections.Immutable;
using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>A journey that speaks against a candidate: what would be lost, or where it would stand still.</summary>
public sealed record TrialFlaw(Guid Journey, Verdict Verdict, ImmutableList<string> What);

/// <summary>How history, all of it or a sample, would have gone by a candidate. Kept with the version that was published.</summary>
/// <param name="Journeys">How many journeys were decided again.</param>
/// <param name="All">How many there are.</param>
/// <param name="Verdicts">How many of each verdict.</param>
/// <param name="Flaws">Those that speak against it, at most <see cref="MostFlaws"/>.</param>
public sealed record Trial(int Journeys, int All, SortedMap<int> Verdicts, ImmutableList<TrialFlaw> Flaws)
{
    public const int MostFlaws = 100;

    /// <summary>No journey would be stuck, and nobody would lose a right.</summary>
    public bool Passes => Count(Verdict.Stuck) == 0 && Count(Verdict.LostRight) == 0;

    public int Count(Verdict verdict) => Verdicts.Find(verdict.ToString());

    public static Trial Of(IReadOnlyList<(Guid Journey, Comparison Compared)> compared, int all) => new(
        compared.Count,
        all,
        SortedMap<int>.Empty.SetAll(compared.CountBy(c => c.Compared.Verdict.ToString())),
        [.. compared.Where(c => c.Compared.Verdict is Verdict.Stuck or Verdict.LostRight).Take(MostFlaws).Select(c => FlawOf(c.Journey, c.Compared))]);

    private static TrialFlaw FlawOf(Guid journey, Comparison compared) => new(journey, compared.Verdict, compared.Verdict == Verdict.LostRight
        ? [.. compared.LostRights]
        : [.. compared.Would.Incidents.Except(compared.Was.Incidents), .. compared.Would.Waits.Select(w => $"waits for {w}")]);
}
