using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Engine;

[Collection(HostCollection.Name)]
public sealed class SealedDataTests(HostFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sealed_data_is_opened_to_decide_and_kept_sealed()
    {
        var person = await fixture.Host.Get<PersonRegistry>().PersonFor("199001012385", Cancellation);
        var loss = new Loss(fixture.Host, person);

        Assert.Equal(ReceiptStatus.Applied, (await loss.DiesAsync(await SealedAsync(person))).Status);

        Assert.Equal(FactValue.Of(new DateOnly(2027, 3, 1)), (await loss.StateAsync()).Fact("death.date"));
        var recorded = (await loss.JournalAsync()).Select(e => e.Event).OfType<RegisterFactRecorded>().Single();
        Assert.DoesNotContain("2027-03-01", recorded.Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_about_someone_erased_since_breaks_nothing()
    {
        var registry = fixture.Host.Get<PersonRegistry>();
        var person = await registry.PersonFor("199001012393", Cancellation);
        var data = await SealedAsync(person);
        await registry.EraseAsync(person, Cancellation);
        var loss = new Loss(fixture.Host, person);

        Assert.Equal(ReceiptStatus.Applied, (await loss.DiesAsync(data)).Status);

        Assert.Null((await loss.StateAsync()).Fact("death.date"));
    }

    private Task<JsonElement> SealedAsync(Guid person) => fixture.Host.Get<Sealer>().SealAsync(
        JsonSerializer.SerializeToElement(new { person, date = "2027-03-01" }), person, Cancellation);
}
