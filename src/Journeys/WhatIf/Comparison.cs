using Journeys.Execution;

namespace Journeys.WhatIf;

/// <summary>What became of a journey that was decided again, the worst first.</summary>
public enum Verdict
{
    /// <summary>It ended, and by the candidate it would stand still, or be faulty, for ever.</summary>
    Stuck,

    /// <summary>The person had a right or was granted something that the candidate would not have given.</summary>
    LostRight,

    /// <summary>It asks for what the history has no answer to; what follows is made up from what others answered.</summary>
    AsksNew,

    /// <summary>Something was decided otherwise.</summary>
    DifferentOutcome,

    /// <summary>A task would not ask all that the person was asked.</summary>
    AsksLess,
    Later,
    Earlier,
    Same,
}

/// <summary>A journey as it was beside the same journey by a candidate definition.</summary>
public sealed record Comparison(Course Was, Course Would, IReadOnlyList<string> Asked)
{
    /// <summary>Questions that the person was asked and would not be.</summary>
    public IReadOnlyList<string> AsksNoMore { get; init; } = [];

    private static readonly TimeSpan SameDay = TimeSpan.FromDays(1);

    public static Comparison Of(History history, Replay replay) => new(history.Course, replay.Course, replay.Asked) { AsksNoMore = replay.AsksNoMore };

    /// <summary>Rights that were open, and what was granted, that would not be; not what the person took back before it could be.</summary>
    public IReadOnlyList<string> LostRights => [.. Was.Rights.Except(Would.Rights).Where(r => Would.TakenBack?.Forestalls(r) != true).Concat(LostWithdrawal).Order(StringComparer.Ordinal)];

    private IEnumerable<string> LostWithdrawal => Was.TakenBack is not null && Would is { TakenBack: null, Status: JourneyStatus.Running } ? ["journey withdrawal"] : [];

    /// <summary>Instances that would end otherwise, or that only one of the two has: <c>B17.child-2: Approved → none</c>.</summary>
    public IReadOnlyList<string> Outcomes =>
    [
        .. from instance in Was.Outcomes.Keys.Union(Would.Outcomes.Keys).Order(StringComparer.Ordinal)
           let pair = (Was: Was.Outcomes.GetValueOrDefault(instance, "none"), Would: Would.Outcomes.GetValueOrDefault(instance, "none"))
           where pair.Was != pair.Would
           select $"{instance}: {pair.Was} → {pair.Would}",
    ];

    /// <summary>Last days that would pass unmet and did not.</summary>
    public IReadOnlyList<string> NewlyMissed => [.. Would.Missed.Except(Was.Missed).Order(StringComparer.Ordinal)];

    /// <summary>How much later it would end; negative: earlier. Null where one of the two has not ended.</summary>
    public TimeSpan? Later => Would.EndedAt - Was.EndedAt;

    public Verdict Verdict =>
        IsStuck ? Verdict.Stuck
        : LostRights.Count > 0 ? Verdict.LostRight
        : Asked.Count > 0 ? Verdict.AsksNew
        : Outcomes.Count > 0 || Was.Status != Would.Status ? Verdict.DifferentOutcome
        : AsksNoMore.Count > 0 ? Verdict.AsksLess
        : Later > SameDay ? Verdict.Later
        : Later < -SameDay ? Verdict.Earlier
        : Verdict.Same;

    private bool IsStuck => (Was.Status != JourneyStatus.Running && Would is { Status: JourneyStatus.Running, AtRest: true })
        || Would.Incidents.Except(Was.Incidents).Any();
}
