using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

[Collection(HostCollection.Name)]
public sealed class FactTests(HostFixture fixture)
{
    private readonly Loss _loss = new(fixture.Host);

    [Fact]
    public async Task A_registered_death_starts_a_journey()
    {
        var receipt = await _loss.DiesAsync();

        Assert.Equal((ReceiptStatus.Applied, _loss.Journey), (receipt.Status, receipt.Journey));
        var journey = await _loss.StateAsync();
        Assert.Equal(["L2.1", "L3.1", "L4.1"], journey.Bookmarks.Keys);
        Assert.Equal(FactValue.Of(new DateOnly(2027, 3, 1)), journey.Fact("death.date"));
    }

    [Fact]
    public async Task The_same_death_twice_is_one_journey()
    {
        await _loss.DiesAsync();
        var events = (await _loss.JournalAsync()).Count;

        var again = await _loss.DiesAsync();

        Assert.Equal(ReceiptStatus.Superseded, again.Status);
        Assert.Equal(events, (await _loss.JournalAsync()).Count);
        Assert.Single(await fixture.Host.Get<Participations>().OfAsync(_loss.Person, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_death_that_arrives_many_times_at_once_is_one_journey()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _loss.DiesAsync()));

        Assert.Single(receipts, r => r.Status == ReceiptStatus.Applied);
        Assert.Single((await _loss.JournalAsync()).Select(e => e.Event).OfType<JourneyStarted>());
    }

    [Fact]
    public async Task A_fact_that_the_journey_awaits_enters_it()
    {
        await _loss.DiesAsync();

        Assert.Equal(ReceiptStatus.Applied, (await _loss.IsBuriedAsync()).Status);

        Assert.DoesNotContain("L3.1", (await _loss.StateAsync()).Bookmarks.Keys);
    }

    [Fact]
    public async Task A_fact_that_no_journey_takes_fails_with_the_reason()
    {
        var receipt = await _loss.IsBuriedAsync();

        Assert.Equal(ReceiptStatus.Failed, receipt.Status);
        Assert.Contains("BurialReported", receipt.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_annulled_death_cancels_the_journey_and_starts_none()
    {
        await _loss.DiesAsync();

        var annulled = await _loss.FactAsync(
            "skatteverket", "DeathRegistered", "skv-2", Loss.Noon.AddDays(1), new { person = _loss.Person }, $"skv-1-{_loss.Person}", Outcome.Annulled);

        Assert.Equal(ReceiptStatus.Applied, annulled.Status);
        var part = Assert.Single(await fixture.Host.Get<Participations>().OfAsync(_loss.Person, TestContext.Current.CancellationToken));
        Assert.Equal(JourneyStatus.Cancelled, part.Status);
    }

    [Fact]
    public async Task A_correction_that_overtakes_what_it_corrects_is_applied_and_the_other_is_not()
    {
        await _loss.DiesAsync();

        var later = await _loss.FactAsync("skatteverket", "DeathRegistered", "skv-3", Loss.Noon, new { person = _loss.Person, date = "2027-02-27" }, $"skv-2-{_loss.Person}", Outcome.Corrected);
        var earlier = await _loss.FactAsync("skatteverket", "DeathRegistered", "skv-2", Loss.Noon, new { person = _loss.Person, date = "2027-02-28" }, $"skv-1-{_loss.Person}", Outcome.Corrected);

        Assert.Equal((ReceiptStatus.Applied, ReceiptStatus.Superseded), (later.Status, earlier.Status));
        Assert.Equal(FactValue.Of(new DateOnly(2027, 2, 27)), (await _loss.StateAsync()).Fact("death.date"));
    }

    [Fact]
    public async Task An_annulment_of_what_nobody_told_cancels_nothing()
    {
        await _loss.DiesAsync();

        var annulled = await _loss.FactAsync("skatteverket", "DeathRegistered", "skv-9", Loss.Noon, new { person = _loss.Person }, $"skv-8-{_loss.Person}", Outcome.Annulled);

        Assert.Equal((ReceiptStatus.Failed, JourneyStatus.Running), (annulled.Status, (await _loss.StateAsync()).Status));
    }

    [Fact]
    public async Task A_death_of_a_relative_is_a_journey_of_its_own()
    {
        await _loss.DiesAsync();

        Assert.Empty((await fixture.Host.Get<FactRouting>().OfAsync(
            new("skatteverket", "DeathRegistered", "skv-9", _loss.Relative, default, Loss.Noon, null, null, null), TestContext.Current.CancellationToken)).Enters);
    }
}
