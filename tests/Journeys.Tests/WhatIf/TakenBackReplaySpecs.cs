using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using Journeys.WhatIf;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.WhatIf;

/// <summary>Histories that people began and took back, decided again: what they took back is no right that a candidate takes away.</summary>
public class TakenBackReplaySpecs
{
    private static readonly Appeal Court = new("överklagande", "förvaltningsrätten", Period.Parse("P3W"), null);

    private static Chart Life(Func<AgencyStep, Step>? with = null) =>
        New.BegunBy("applicant").Task("A").Agency("B", with, request: "A").Agency("C", request: "citizen").Connect("start>A", "A>B", "B>C");

    private static Spec Sent => Spec.Begun(Life()).Submit("A");

    [Fact]
    public void A_request_taken_back_and_sent_anew_is_the_same_event_for_event()
    {
        var spec = Sent.On("2026-11-20").Withdraw("B").On("2026-11-25").Submit("B").Answer("B", Outcome.Approved).Submit("C").Answer("C", Outcome.Approved);
        Same(spec, Replayed(Life().Build(), spec));
    }

    [Fact]
    public void A_journey_taken_back_is_the_same_event_for_event()
    {
        var spec = Sent.On("2026-11-20").WithdrawAll();
        Same(spec, Replayed(Life().Build(), spec));
    }

    [Fact]
    public void What_was_taken_back_before_it_could_be_decided_is_no_lost_right()
    {
        var spec = Sent.On("2026-11-20").Answer("B", Outcome.Approved).Submit("C").On("2026-11-22").WithdrawAll();
        var slower = New.BegunBy("applicant").Task("A").Task("A2").Agency("B", request: "A").Agency("C", request: "citizen").Connect("start>A", "A>A2", "A2>B", "B>C").Build();
        var (_, compared) = Replayed(slower, spec);
        Assert.Empty(compared.LostRights);
        Assert.NotEqual(Verdict.Stuck, compared.Verdict);
    }

    [Fact]
    public void A_candidate_without_the_step_takes_its_rights_away_all_the_same()
    {
        var spec = Sent.On("2026-11-20").Answer("B", Outcome.Approved).Submit("C").On("2026-11-25").WithdrawAll();
        var (_, compared) = Replayed(New.BegunBy("applicant").Task("A").Agency("B", request: "A").Connect("start>A", "A>B").Build(), spec);
        Assert.Equal(["C request"], compared.LostRights);
    }

    [Fact]
    public void A_candidate_that_lets_nobody_withdraw_speaks_against_itself() =>
        Assert.Contains("journey withdrawal", Replayed(Life().Build() with { Withdrawable = false }, Sent.On("2026-11-20").WithdrawAll()).Compared.LostRights);

    [Fact]
    public void A_withdrawal_stands_in_for_no_answer()
    {
        var taken = History.Of(Guid.Empty, Life().Build(), Sent.Withdraw("B").Recorded);
        var other = History.Of(Spec.Person, Life().Build(), Spec.Begun(Life()).Recorded);
        var replay = Replay.Of(New.BegunBy("applicant").Agency("B").Connect("start>B").Build(), Spec.Evaluator.Evaluate, other, Observed.In([taken]), Spec.At("2027-01-01"));
        Assert.Equal("B.1 unanswered", Assert.Single(replay.Asked));
    }

    [Fact]
    public void A_withdrawal_says_nothing_of_how_long_a_step_takes() =>
        Assert.DoesNotContain("B", StepTimes.In(Life().Build(), [History.Of(Guid.Empty, Life().Build(), Sent.Withdraw("B").Recorded)]).Keys);

    private static void Same(Spec spec, (Replay Replay, Comparison Compared) replayed)
    {
        Assert.Equal(spec.Events.Select(e => e.ToString()), replayed.Replay.Events.Select(e => e.ToString()));
        Assert.Equal(Verdict.Same, replayed.Compared.Verdict);
    }

    private static (Replay Replay, Comparison Compared) Replayed(Definition candidate, Spec spec)
    {
        var history = History.Of(Guid.Empty, Life(b => b with { Appeal = Court }).Build(), spec.Recorded);
        var replay = Replay.Of(candidate, Spec.Evaluator.Evaluate, history, Observed.In([history]), Spec.At("2027-06-01"));
        return (replay, Comparison.Of(history, replay));
    }
}
