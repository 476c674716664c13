using Journeys.Execution;
using Journeys.Host.Analyst;

namespace Journeys.Host.Tests.Analyst;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_last_moment_is_the_journey_as_it_stands()
    {
        var sofia = await PlayedScenario.PlayAsync("sofia");
        var replay = new Replay(PlayedScenario.Id, sofia.Events);

        var moment = replay.At(replay.Last)!;

        Assert.Equal(Json(await sofia.JourneyAsync()), Json(moment.After));
    }

    [Fact]
    public async Task Each_moment_begins_where_the_one_before_it_ended()
    {
        var sofia = await PlayedScenario.PlayAsync("sofia-plain");
        var replay = new Replay(PlayedScenario.Id, sofia.Events);

        Assert.All(
            sofia.Events.Skip(1).Where(e => e.Version % 17 == 0),
            e => Assert.Equal(Json(replay.At(e.Version - 1)!.After), Json(replay.At(e.Version)!.Before)));
    }

    [Fact]
    public void An_instant_is_answered_by_the_last_event_before_it()
    {
        var replay = new Replay(PlayedScenario.Id,
        [
            new(new JourneyStarted("x", 1, "h"), Start, 1),
            new(new StepSuggested("B08", "B06"), Start.AddDays(1), 2),
            new(new JourneyEnded(), Start.AddDays(2), 3),
        ]);

        Assert.Null(replay.VersionAt(Start.AddSeconds(-1)));
        Assert.Equal(1, replay.VersionAt(Start));
        Assert.Equal(2, replay.VersionAt(Start.AddDays(2).AddSeconds(-1)));
        Assert.Equal(3, replay.VersionAt(Start.AddYears(1)));
        Assert.Null(replay.At(4));
    }

    [Fact]
    public async Task Every_event_follows_from_something_that_came_from_outside()
    {
        var sofia = await PlayedScenario.PlayAsync("sofia");

        var turns = Turns.Of(sofia.Events);

        Assert.Equal(sofia.Events, turns.SelectMany(t => t.Events));
        Assert.All(turns, t => Assert.True(
            t.Cause.Event is RegisterFactRecorded or AnswerRecorded or TaskSubmitted or OfferTaken or DeadlinePassed or Intervened, t.Cause.Event.ToString()));
        Assert.IsType<RegisterFactRecorded>(turns[0].Cause.Event);
    }

    private static string Json(Journey? journey) => System.Text.Json.JsonSerializer.Serialize(journey, Host.Storage.JourneyJson.Options);
}
