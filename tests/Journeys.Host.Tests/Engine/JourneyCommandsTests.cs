using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Tests.Engine;

[Collection(HostCollection.Name)]
public sealed class JourneyCommandsTests(HostFixture fixture)
{
    private readonly Loss _loss = new(fixture.Host);
    private readonly JourneyCommands _journeys = fixture.Host.Get<JourneyCommands>();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_is_in_the_state_when_it_returns()
    {
        await _loss.DiesAsync();

        var applied = await _journeys.SendAsync(_loss.Journey, Submission("L4.1"), Cancellation);

        var state = await _loss.StateAsync();
        Assert.True(state.Steps["L4"].Ended);
        Assert.True(state.Fact("funeral.agreed")!.Value.IsTrue);
        Assert.Equal((await _loss.JournalAsync())[^1].Version, applied!.Version);
    }

    [Fact]
    public async Task Of_posts_that_race_one_decides_and_none_is_refused()
    {
        await _loss.DiesAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _journeys.SendAsync(_loss.Journey, Submission("L4.1"), Cancellation)));

        Assert.Single(applied, a => a!.Events.Count > 0);
    }

    [Fact]
    public async Task A_command_to_no_journey_does_nothing() =>
        Assert.Null(await _journeys.SendAsync(_loss.Journey, Submission("L4.1"), Cancellation));

    [Fact]
    public async Task Only_who_takes_part_may_read()
    {
        await _loss.DiesAsync();
        var reader = fixture.Host.Get<JourneyReader>();

        var view = await reader.ReadAsync(_loss.Relative, _loss.Journey, Cancellation);

        Assert.Equal("En förlust", view!.Texts["sv"].Texts["title"]);
        Assert.Null(await reader.ReadAsync(_loss.Journey, _loss.Journey, Cancellation));
        Assert.Equal("relative", Assert.Single(await reader.OfAsync(_loss.Relative, Cancellation)).Role);
    }

    [Fact]
    public async Task A_state_of_an_older_shape_is_folded_anew()
    {
        await _loss.DiesAsync();
        await using (var command = fixture.Host.Get<Npgsql.NpgsqlDataSource>().CreateCommand(
            "UPDATE journeys.mt_doc_journey SET data = data || '{\"schema\": 0, \"bookmarks\": {}}' WHERE id = $1"))
        {
            command.Parameters.AddWithValue(_loss.Journey);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var applied = await _journeys.SendAsync(_loss.Journey, Submission("L4.1"), Cancellation);

        Assert.NotEmpty(applied!.Events);
        Assert.Equal(Journey.CurrentSchema, (await _loss.StateAsync()).Schema);
    }

    [Fact]
    public async Task The_stored_state_is_the_fold_of_the_events()
    {
        await _loss.DiesAsync();
        await _loss.IsBuriedAsync();

        var folded = (await fixture.Host.Get<JourneyReader>().ReadAsync(_loss.Journey, Cancellation))!.Journey;

        var json = Journeys.Host.Storage.JourneyJson.Options;
        Assert.Equal(JsonSerializer.Serialize(folded, json), JsonSerializer.Serialize(await _loss.StateAsync(), json));
    }

    private SubmitTask Submission(string bookmark) => new(
        bookmark, _loss.Relative, "receipt-1", new(JsonSerializer.SerializeToElement(new { agreed = "yes" }), null))
    { Now = Loss.Noon.AddDays(1) };
}
