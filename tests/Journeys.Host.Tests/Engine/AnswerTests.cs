using Journeys.Host.Engine;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

[Collection(HostCollection.Name)]
public sealed class AnswerTests(HostFixture fixture)
{
    private readonly Loss _loss = new(fixture.Host);

    [Fact]
    public async Task An_answer_moves_the_journey()
    {
        await _loss.DiesAsync();

        Assert.Equal(ReceiptStatus.Applied, (await _loss.AnswerAsync(Outcome.Approved)).Status);

        Assert.Equal(Outcome.Approved, (await _loss.StateAsync()).Steps["L2"].Outcome);
    }

    [Fact]
    public async Task A_second_answer_changes_nothing()
    {
        await _loss.DiesAsync();
        await _loss.AnswerAsync(Outcome.Approved);
        var before = await _loss.StateAsync();

        Assert.Equal(ReceiptStatus.Superseded, (await _loss.AnswerAsync(Outcome.Rejected)).Status);

        Assert.Equal(before.Steps, (await _loss.StateAsync()).Steps);
    }

    [Fact]
    public async Task An_answer_that_is_handled_twice_has_still_been_applied()
    {
        await _loss.DiesAsync();
        var receipt = await _loss.AnswerAsync(Outcome.Approved);
        var before = (await _loss.JournalAsync()).Count;

        Assert.Equal(ReceiptStatus.Applied, (await _loss.HandleAgainAsync(receipt, Outcome.Approved)).Status);

        Assert.Equal(before, (await _loss.JournalAsync()).Count);
    }

    [Fact]
    public async Task An_answer_to_a_journey_that_is_not_there_fails_with_the_reason()
    {
        var receipt = await _loss.AnswerAsync(Outcome.Approved);

        Assert.Equal(ReceiptStatus.Failed, receipt.Status);
        Assert.Contains("no such journey", receipt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_that_race_are_all_decided()
    {
        await _loss.DiesAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => _loss.AnswerAsync(Outcome.Received, decision: $"dnr-{n}")));

        Assert.All(receipts, r => Assert.Equal(ReceiptStatus.Applied, r.Status));
    }

    [Fact]
    public async Task An_event_happened_at_its_commands_time_however_late_it_was_handled()
    {
        await _loss.DiesAsync();
        var at = new DateTimeOffset(2027, 3, 2, 23, 30, 0, TimeSpan.FromHours(1));

        await _loss.AnswerAsync(Outcome.Approved, at);

        var journal = await _loss.JournalAsync();
        Assert.Equal(Loss.Noon, journal[0].At);
        Assert.Equal(at, journal[^1].At);
        Assert.Equal((Loss.Noon, at), ((await _loss.StateAsync()).StartedAt, (await _loss.StateAsync()).LastAt));
    }
}
