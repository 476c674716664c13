using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Tests.Execution;

/// <summary>A journey may be taken back at any point: whatever came before, no wait is left, nothing decided is lost, and nobody is told twice.</summary>
public class TakingBackProperties
{
    private static readonly Definition Bereavement = Persona.Definition with { Withdrawable = true };
    private static readonly string[] Personas = ["sofia", "sofia-new-meeting", "sofia-nodata", "sofia-will-unknown", "sofia-corrected-late"];

    [Property(MaxTest = 150)]
    public void Taken_back_at_any_point_no_wait_is_left_and_what_was_decided_stands(PositiveInt persona, int[] picks)
    {
        var (journey, told) = Walk(persona.Get, picks);
        if (journey.Status != JourneyStatus.Running) return;
        var open = journey.Bookmarks.Where(b => b.Value.Kind == BookmarkKind.Answer).Select(b => b.Key).ToList();
        var command = new WithdrawJourney(journey.Participants[0].Person, "receipt") { Now = journey.LastAt.AddHours(1) };
        var events = Decider.Decide(Bereavement, journey, command, Spec.Evaluator.Evaluate);
        var after = events.Aggregate(journey, (j, e) => Journey.Evolve(j, e, command.Now));

        Assert.Equal(open.Order(StringComparer.Ordinal), events.OfType<AgencyTold>().Select(t => t.Bookmark).Order(StringComparer.Ordinal));
        Assert.All(events.OfType<AgencyTold>(), t => Assert.Equal(MessageVerb.Withdraw, t.Verb));
        Assert.True(after is { Status: JourneyStatus.Ended, Withdrawn: true, Tokens.Count: 0, Blocks.Count: 0 });
        Assert.All(after.Bookmarks.Values, b => Assert.Equal(TaskKind.Appeal, b.Task));
        Assert.Equal(journey.Bookmarks.Values.Count(b => b.Task == TaskKind.Appeal), after.Bookmarks.Count);
        Assert.Empty(DueRows.Of(after));
        Assert.Empty(Decided(journey).Except(Decided(after)));
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(Decider.Decide(Bereavement, after, command, Spec.Evaluator.Evaluate));
        Assert.Equal(RoundTrip.Json(after), RoundTrip.Json(RoundTrip.Stored(after)));
    }

    /// <summary>A persona's commands in any order, and one in four times a request that is taken back.</summary>
    private static (Journey Journey, IReadOnlyList<string> Told) Walk(int persona, int[] picks)
    {
        var soup = Soup.Of(Persona.Of(Personas[persona % Personas.Length]).Commands);
        var (journey, told) = (Take(Journey.Initial, soup.Start).Journey, new List<string>());
        foreach (var pick in picks)
        {
            var requests = Withdrawals.Requests(Bereavement, journey).Select(r => r.Key).ToList();
            JourneyCommand command = pick % 4 == 0 && requests.Count > 0
                ? new WithdrawRequest(requests[Math.Abs(pick / 4) % requests.Count], Spec.Person, "receipt") { Now = journey.LastAt.AddHours(1) }
                : soup.Pick(journey, pick);
            (journey, var events) = Take(journey, command);
            Assert.True(command is not WithdrawRequest taken || !journey.Bookmarks.ContainsKey(taken.Bookmark), "A request that was taken back waits.");
            told.AddRange(events.OfType<AgencyTold>().Where(t => t.Verb == MessageVerb.Withdraw).Select(t => t.Bookmark));
        }

        return (journey, told);
    }

    private static IEnumerable<string> Decided(Journey journey) =>
        journey.Steps.Where(s => s.Value is { Ended: true }).Select(s => $"{s.Key} {s.Value.Outcome} {s.Value.DecisionId}").Where(s => !s.EndsWith("  ", StringComparison.Ordinal))
            .Concat(journey.Facts.Keys.Select(path => $"{path}={journey.Fact(path)}"));

    private static (Journey Journey, IReadOnlyList<IJourneyEvent> Events) Take(Journey journey, JourneyCommand command)
    {
        var events = Decider.Decide(Bereavement, journey, command, Spec.Evaluator.Evaluate);
        return (events.Aggregate(journey, (j, e) => Journey.Evolve(j, e, command.Now)), events);
    }
}
