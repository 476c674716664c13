using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using Journeys.WhatIf;
using static Journeys.Tests.Execution.Chart;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.WhatIf;

/// <summary>Journeys that another one began, decided again with what it gave them.</summary>
public class ChildReplaySpecs
{
    private static readonly Guid Parent = new("33333333-3333-3333-3333-333333333333");

    private static Chart Own => New.Dates("f.on").Begins("S", s => s).Agency("A").Task("B").Connect("S>A", "S>B");

    private static readonly StartChild Begin = new(
        Parent, "K.1", "case-7", [new(Person, "survivor", "survivor-1", default)], null, SortedMap<FactValue>.Empty.Set("f.on", FactValue.Of(Day("2026-11-16"))))
    {
        Now = At("2026-11-17"),
    };

    private static Spec Begun(Chart chart) => Born(chart).When(Begin);

    private static Replay Replayed(Chart by, Spec spec)
    {
        var history = HistoryOf(spec);
        return Replay.Of(by.Build(), Evaluator.Evaluate, history, Observed.In([history]), history.LastAt);
    }

    private static History HistoryOf(Spec spec) => History.Of(spec.Journey.Id, Own.Build(), spec.Recorded);

    [Fact]
    public void By_its_own_definition_it_is_the_same_event_for_event()
    {
        var spec = Begun(Own).Answer("A", Outcome.Approved).Submit("B");
        var replay = Replayed(Own, spec);
        Assert.Equal(spec.Events.Select(e => e.ToString()), replay.Events.Select(e => e.ToString()));
        Assert.Equal(Verdict.Same, Comparison.Of(HistoryOf(spec), replay).Verdict);
    }

    [Fact]
    public void What_it_would_lose_by_another_definition_is_told()
    {
        var spec = Begun(Own).Answer("A", Outcome.Approved).Submit("B");
        var compared = Comparison.Of(HistoryOf(spec), Replayed(New.Dates("f.on").Begins("S", s => s).Task("B").Connect("S>B"), spec));
        Assert.Equal((JourneyStatus.Ended, "A granted"), (compared.Would.Status, string.Join(", ", compared.LostRights)));
    }

    [Fact]
    public void It_is_cancelled_with_the_journey_that_began_it()
    {
        var replay = Replayed(Own, Begun(Own).When(new CancelChild(Parent) { Now = At("2026-11-19") }));
        Assert.Equal((JourneyStatus.Cancelled, At("2026-11-19")), (replay.Course.Status, replay.Course.EndedAt));
        Assert.Single(replay.Events.OfType<AgencyTold>());
    }

    [Fact]
    public void The_end_of_a_journey_that_it_waits_for_comes_to_it_again()
    {
        var chart = New.Dates("f.on").Child("K", waits: true).Task("B").Connect("start>K", "K>B", "K/Cancelled>B");
        var spec = Begun(chart).When(new EndChild("K.1", JourneyStatus.Ended, SortedMap<FactValue>.Empty) { Now = At("2026-11-20") }).On("2026-11-21").Submit("B");
        var history = History.Of(spec.Journey.Id, chart.Build(), spec.Recorded);
        var replay = Replay.Of(chart.Build(), Evaluator.Evaluate, history, Observed.In([history]), history.LastAt);
        Assert.Equal((JourneyStatus.Ended, At("2026-11-21")), (replay.Course.Status, replay.Course.EndedAt));
    }
}
