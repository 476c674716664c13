using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using Journeys.WhatIf;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.WhatIf;

/// <summary>Histories with a demand for a decision, and those from before there was one, decided again.</summary>
public class DemandReplaySpecs
{
    private static Definition Life(string? none = null) => New.Agency("A", a => a with { NoDelayDemand = none }, request: "citizen").Task("B").Connect("start>A", "A>B").Build();

    private static Spec Sent => Spec.Given(Life()).Submit("A");

    public static TheoryData<string> Courses => ["decided", "refused", "silent"];

    [Theory]
    [MemberData(nameof(Courses))]
    public void A_history_with_a_demand_is_the_same_event_for_event(string course)
    {
        var demanded = Sent.On("2027-05-18").Submit("A.delay");
        var spec = (course == "refused" ? demanded.On("2027-06-01").AnswerDemand("A", Outcome.Rejected, "r-1") : course == "silent" ? demanded.On("2027-06-16") : demanded)
            .On("2027-07-01").Answer("A", Outcome.Approved, decision: "d-1").Submit("B");
        var (replay, compared) = Replayed(Life(), spec.Recorded);
        Assert.Equal(spec.Events.Select(e => e.ToString()), replay.Events.Select(e => e.ToString()));
        Assert.Equal(Verdict.Same, compared.Verdict);
    }

    [Fact]
    public void A_history_from_before_the_clock_differs_by_the_clocks_own_events_alone()
    {
        var spec = Sent.On("2027-05-18").On("2027-09-01").Answer("A", Outcome.Approved, decision: "d-1").Submit("B");
        var before = spec.Recorded.Where(e => !IsClocks(e.Event)).ToList();
        Assert.NotEqual(before.Count, spec.Recorded.Count);
        var (replay, compared) = Replayed(Life(), before);
        Assert.Equal(before.Select(e => e.Event.ToString()), replay.Events.Where(e => !IsClocks(e)).Select(e => e.ToString()));
        Assert.Equal((Verdict.Same, 0), (compared.Verdict, compared.Asked.Count));
    }

    [Fact]
    public void A_definition_that_takes_the_demand_away_takes_a_right_away()
    {
        var (_, compared) = Replayed(Life("We are always in time."), Sent.On("2027-05-18").Answer("A", Outcome.Approved, decision: "d-1").Submit("B").Recorded);
        Assert.Equal((Verdict.LostRight, "A demand"), (compared.Verdict, Assert.Single(compared.LostRights)));
    }

    private static bool IsClocks(IJourneyEvent happened) => happened is DeadlinesRevised { Deadlines: [{ Step: EngineRows.Delay }] } or DeadlinePassed { Mark: DeadlineMark.Delay }
        or TaskOpened { Kind: TaskKind.Demand } || happened is BookmarkClosed { Bookmark: "A.delay.1" };

    private static (Replay Replay, Comparison Compared) Replayed(Definition candidate, IReadOnlyList<RecordedEvent> recorded)
    {
        var history = History.Of(Guid.Empty, candidate, recorded);
        var replay = Replay.Of(candidate, Spec.Evaluator.Evaluate, history, Observed.In([history]), recorded[^1].At);
        return (replay, Comparison.Of(history, replay));
    }
}
