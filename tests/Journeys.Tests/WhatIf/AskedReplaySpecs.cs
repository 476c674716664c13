using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Tests.Execution;
using Journeys.WhatIf;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.WhatIf;

/// <summary>What a task asks by a candidate, beside what it asked: questions that come and questions that go.</summary>
public class AskedReplaySpecs
{
    private static readonly Question Always = Asks("x");

    private static Definition Life(params Question[] questions) => Life("f.day>='2027-01-01'", questions);

    private static Definition Life(string late, params Question[] questions) => New.BegunBy("applicant").Dates("f.day").Derived("late", late)
        .Task("A", a => a with { Facts = Map(("f.day", "data.day")), Questions = [Always] }).Task("B", b => b with { Questions = questions }).Connect("start>A", "A>B").Build();

    private static Question If(string id, string condition) => Asks(id) with { AskIf = Js(condition) };

    [Fact]
    public void The_same_questions_are_the_same()
    {
        var own = Life(Always, If("late", "late"));
        Assert.Equal((Verdict.Same, 0, 0), Told(Compared(own, own)));
    }

    [Fact]
    public void A_question_that_is_new_is_told()
    {
        var compared = Compared(Life(Always), Life(Always, Asks("more")));
        Assert.Equal(Verdict.AsksNew, compared.Verdict);
        Assert.Equal(["B.1 more unanswered"], compared.Asked);
    }

    [Fact]
    public void One_that_is_there_no_more_is_told()
    {
        var compared = Compared(Life(Always, Asks("less")), Life(Always));
        Assert.Equal(Verdict.AsksLess, compared.Verdict);
        Assert.Equal(["B.1 less"], compared.AsksNoMore);
    }

    [Fact]
    public void One_whose_condition_is_of_another_day_is_told()
    {
        var (own, later) = (Life(Always, If("late", "late")), Life("f.day>='2027-02-01'", Always, If("late", "late")));
        Assert.Equal(["B.1 late"], Compared(own, later).AsksNoMore);
        Assert.Equal(["B.1 late unanswered"], Compared(later, own).Asked);
    }

    [Fact]
    public void One_that_was_answered_unasked_is_not_asked_anew() =>
        Assert.Equal(Verdict.Same, Compared(Life(Always), Life(Always, Asks("more")), """{"x":"yes","more":"yes"}""").Verdict);

    private static (Verdict, int, int) Told(Comparison compared) => (compared.Verdict, compared.Asked.Count, compared.AsksNoMore.Count);

    private static Comparison Compared(Definition own, Definition candidate, string data = """{"x":"yes"}""")
    {
        var spec = Spec.Begun(own).Submit("A", """{"x":"yes","day":"2027-01-15"}""").Submit("B", data);
        var answers = new Queue<string>(["""{"x":"yes","day":"2027-01-15"}""", data]);
        var history = History.Of(Guid.Empty, own, [.. spec.Recorded.Select(e => e.Event is TaskSubmitted ? e with { Clear = Spec.Data(answers.Dequeue()).Clear } : e)]);
        return Comparison.Of(history, Replay.Of(candidate, Spec.Evaluator.Evaluate, history, Observed.In([history]), history.LastAt));
    }
}
