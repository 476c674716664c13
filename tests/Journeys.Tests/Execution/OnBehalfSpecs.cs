using Journeys.Execution;
using Journeys.WhatIf;
using static Journeys.Tests.Execution.Spec;

namespace Journeys.Tests.Execution;

/// <summary>What a caseworker does for a person is done as the person, and said to be done for them.</summary>
public class OnBehalfSpecs
{
    private static readonly OnBehalf Help = new(Person, "Handläggare Demo", HelpReason.Phone, null);
    private static Chart Application => Chart.New.BegunBy("applicant").Task("A").Agency("B", request: "A").Task("C").Connect("start>A", "A>B", "B>C");

    [Fact]
    public void It_is_said_in_the_same_turn_as_what_was_done()
    {
        var spec = Begun(Application).When(Submitted(Help)).Then("A D, B A");
        Assert.Equal([typeof(TaskSubmitted), typeof(StepEnded), typeof(ActedOnBehalf)], spec.Events.SkipWhile(e => e is not TaskSubmitted).Take(3).Select(e => e.GetType()));
        Assert.Equal(new ActedOnBehalf(Person, "Handläggare Demo", HelpReason.Phone, null), spec.Events.OfType<ActedOnBehalf>().Single());
    }

    [Fact]
    public void What_decides_nothing_is_not_said_to_be_done() =>
        Begun(Application).Submit("A").When(Submitted(Help)).ThenNothing().ThenHappened<ActedOnBehalf>(0);

    [Fact]
    public void A_journey_begun_and_taken_back_for_a_person_says_so_each_time() =>
        Born(Application).When(new BeginJourney(Guid.Empty, Person) { Now = At("2026-11-17"), OnBehalf = Help })
            .When(Submitted(Help)).When(new WithdrawRequest("B.1", Person, "r") { Now = At("2026-11-18"), OnBehalf = Help })
            .When(new WithdrawJourney(Person, "r") { Now = At("2026-11-19"), OnBehalf = Help }).ThenHappened<ActedOnBehalf>(4).ThenFolds();

    [Fact]
    public void A_history_is_decided_again_with_who_helped_and_why()
    {
        var spec = Begun(Application).When(Submitted(Help)).On("2026-11-20").Withdraw("B");
        var history = History.Of(Guid.Empty, Application.Build(), spec.Recorded);
        var replay = Replay.Of(Application.Build(), Evaluator.Evaluate, history, Observed.In([history]), At("2027-01-01"));
        Assert.Equal(spec.Events.Select(e => e.ToString()), replay.Events.Select(e => e.ToString()));
    }

    private static SubmitTask Submitted(OnBehalf? help) => new("A.1", Person, "receipt", ArrivedData.None) { Now = At("2026-11-17"), OnBehalf = help };
}
