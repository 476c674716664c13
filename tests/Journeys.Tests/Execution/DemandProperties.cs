using FsCheck.Xunit;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;
using static Journeys.Tests.Execution.Chart;

namespace Journeys.Tests.Execution;

/// <summary>Whatever the agency and the person do, and however long it takes: a decision is demanded when it is late, once in a case.</summary>
public class DemandProperties
{
    [Property(MaxTest = 300)]
    public void A_decision_is_demanded_when_it_is_late_and_once_in_a_case(byte rule, ushort[] picks)
    {
        var spec = Spec.Given(New.Agency("A", a => a with { Refile = true, PauseRule = (PauseRule)(rule % 3) }, request: "citizen").Task("B").Connect("start>A", "A>B")).Submit("A");
        foreach (var pick in picks)
        {
            Do(spec, pick % 9, 1 + pick % 70);
            Holds(spec);
        }
    }

    private static void Do(Spec spec, int act, int days)
    {
        var (journey, number) = (spec.Journey, $"{spec.Events.Count}");
        bool Open(string stem, BookmarkKind kind) => journey.Bookmarks.Any(b => b.Value.Kind == kind && BookmarkId.Split(b.Key).Stem == stem);
        switch (act)
        {
            case 0 or 1:
                spec.After(TimeSpan.FromDays(days));
                break;
            case 2 when Open("A", BookmarkKind.Answer):
                spec.Answer("A", Outcome.NeedsInfo, decision: $"n-{number}", dueDate: "2027-06-01");
                break;
            case 3 when Open("A.info", BookmarkKind.Task):
                spec.Submit("A.info");
                break;
            case 4 when Open("A.delay", BookmarkKind.Task):
                spec.Submit("A.delay");
                break;
            case 5 when Open("A.delay", BookmarkKind.Demand):
                spec.AnswerDemand("A", Outcome.Rejected, $"r-{number}");
                break;
            case 6 when Open("A", BookmarkKind.Answer):
                spec.Answer("A", Outcome.Rejected, decision: $"d-{number}");
                break;
            case 7 when journey.Steps["A"] is { Ended: true, DecisionId: { } decision }:
                spec.Answer("A", Outcome.Annulled, supersedes: decision);
                break;
            case 8 when Open("A", BookmarkKind.Task):
                spec.Submit("A");
                break;
        }
    }

    private static void Holds(Spec spec)
    {
        var (journey, state) = (spec.Journey, spec.Journey.Steps["A"]);
        var tasks = journey.Bookmarks.Values.Count(b => b.Task == TaskKind.Demand);
        var demands = journey.Bookmarks.Values.Count(b => b.Kind == BookmarkKind.Demand);
        Assert.True(tasks + demands <= (state.Ended ? 0 : 1), "A demand is offered or waits, one at a time, and not when the case is decided.");
        if (tasks == 1)
            Assert.True(state is { DemandedOn: null, SentOn: { } sent } && SwedishTime.DateOf(journey.LastAt) > StatutoryTime.Due(sent, Period.Parse("P6M")), "No case is late before six months.");
        Assert.True(spec.Events.OfType<AgencyTold>().Count(t => t.Verb == MessageVerb.Demand) <= spec.Events.OfType<TaskSubmitted>().Count(t => BookmarkId.Split(t.Bookmark).Stem == "A"), "Once in a case.");
        var delay = journey.Deadlines.Find("delay/A");
        if (!state.Ended && state is { DemandedOn: null, IncompleteSince: null } && journey.HasAnswerOpen("A"))
            Assert.True(delay is { Current: { Met: false, Date: not null } }, "The clock of a complete case runs.");
        if (delay is { Missed: true, Current.Met: false } && state.DemandedOn is null)
            Assert.Equal(1, tasks);
    }
}
