using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using Journeys.Tests.Execution;
using Journeys.WhatIf;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.Migration;

/// <summary>Journeys that start journeys, and the histories of journeys that were moved.</summary>
public class FamilySpecs
{
    private static Chart Parent(string last, string child = "X") => New.Task("A").Child(child, true).Task(last).Connect("start>A", $"A>{child}", $"{child}>{last}");

    [Fact]
    public void Who_waits_for_another_journey_waits_on_and_does_not_start_it_again()
    {
        var moved = Moved.Given(Parent("C")).Submit("A").ThenWaits("X.1");
        moved.Becomes(Parent("D")).ThenMoved().ThenWaits("X.1")
            .When(now => new EndChild("X.1", JourneyStatus.Ended, SortedMap<FactValue>.Empty) { Now = now }).ThenWaits("D.1");
        Assert.Single(moved.Recorded, e => e.Event is ChildStarted);
    }

    [Fact]
    public void An_activity_that_started_a_journey_keeps_its_name() =>
        Moved.Given(Parent("C")).Submit("A").Becomes(Parent("C", "Y"), ("X", ["Y"])).ThenStays(("same-waits", "X.1"));

    [Fact]
    public void A_journey_that_is_new_is_started_by_the_migration()
    {
        var moved = Moved.Given(New.Task("A").Task("B").Connect("start>A", "A>B")).Submit("A");
        moved.Becomes(New.Task("A").Task("B").Child("X", true).Connect("start>A", "A>B", "A>X")).ThenMoved().ThenWaits("B.1", "X.1");
        Assert.Single(moved.Recorded, e => e.Event is ChildStarted);
    }

    [Fact]
    public void A_journey_that_another_one_started_moves_with_its_people_and_facts()
    {
        var person = new Participant(Spec.Person, "survivor", "survivor-1", default);
        var start = new StartChild(NameId.Of("parent"), "X.1", "c-1", [person], null, SortedMap<FactValue>.Empty.Set("f.x", FactValue.Of(true))) { Now = default };
        Chart Own(string last) => New.Bools("f.x").Task("A", t => t with { Applies = Js("f.x") }).Task(last).Connect("start>A", $"A>{last}");
        Moved.Child(Own("B").Build(), start).ThenWaits("A.1").Becomes(Own("C")).ThenMoved().ThenWaits("A.1").Submit("A").ThenWaits("C.1")
            .ThenThat(j => Assert.Equal((Spec.Person, "c-1"), (Assert.Single(j.Participants).Person, j.Correlation)));
    }

    /// <summary>The day by which an application is to be completed goes with the task, whose id a person holds.</summary>
    [Fact]
    public void The_day_of_a_completion_stays_with_its_task_where_the_step_has_another_name()
    {
        Chart Named(string b) => New.Task("A").Agency(b).Task("C").Connect("start>A", $"A>{b}", $"{b}>C");
        Moved.Given(Named("B")).Submit("A").Answer("B", Outcome.NeedsInfo, decision: "d", due: new(2027, 6, 1)).ThenWaits("B.1", "B.info.1")
            .Becomes(Named("X"), ("B", ["X"])).ThenMoved().ThenWaits("B.1", "B.info.1")
            .ThenThat(j => Assert.Equal(("B.info.1", false), (Completion(j).Name, Completion(j).Met)))
            .At("B.info.1").ThenThat(j => Assert.Equal(("B.info.1", true), (Completion(j).Name, Completion(j).Met)));
    }

    private static DeadlineRevision Completion(Journey journey) => Assert.Single(journey.Deadlines.Values, d => d.Current.Step == EngineRows.Info).Current;

    [Fact]
    public void The_history_of_a_journey_that_was_moved_is_decided_again_in_the_names_that_hold_now()
    {
        Chart Named(string b) => New.Task("A").Agency(b).Task("C").Connect("start>A", $"A>{b}", $"{b}>C");
        var moved = Moved.Given(Named("B")).Submit("A").Answer("B", Outcome.Approved, decision: "d").Becomes(Named("X"), ("B", ["X"])).ThenMoved().Submit("C").ThenIs(JourneyStatus.Ended);
        var history = History.Of(Guid.Empty, moved.Definition, moved.Recorded);
        var replay = Replay.Of(moved.Definition, Spec.Evaluator.Evaluate, history, Observed.In([history]), history.LastAt);
        var compared = Comparison.Of(history, replay);
        Assert.Equal((Verdict.Same, 0, 0), (compared.Verdict, compared.Asked.Count, compared.LostRights.Count));
        Assert.Equal("Approved", compared.Was.Outcomes["X"]);
    }
}
