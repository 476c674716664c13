using System.Security.Cryptography;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Tests.Citizen;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

/// <summary>An owner who has several parking notices at once, on the real life event.</summary>
public sealed class ParkingTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 16, 11, 0, 0, TimeSpan.Zero);
    private readonly Guid _owner = new(RandomNumberGenerator.GetBytes(16));
    private RunningHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await RunningHost.StartAsync(await postgres.CreateDatabaseAsync("parking"), ("Journeys:Workflows", CitizenHost.Workflows));

    [Fact]
    public async Task Each_notice_is_a_journey_of_its_own_and_the_same_one_again_is_not()
    {
        var statuses = new List<ReceiptStatus>();
        foreach (var (register, id) in ((string, string)[])[("kommunen", "kom-1"), ("polismyndigheten", "pol-1"), ("kommunen", "kom-1")])
            statuses.Add(await NoticeAsync(register, id));

        Assert.Equal([ReceiptStatus.Applied, ReceiptStatus.Applied, ReceiptStatus.Superseded], statuses);
        Assert.Equal(new HashSet<Guid> { Journey("kommunen", "kom-1"), Journey("polismyndigheten", "pol-1") }, await JourneysAsync());
    }

    [Fact]
    public async Task A_payment_ends_the_task_of_the_notice_that_it_names_alone()
    {
        await NoticeAsync("kommunen", "kom-1");
        await NoticeAsync("kommunen", "kom-2");

        Assert.Equal(ReceiptStatus.Applied, await FactAsync("transportstyrelsen", "PaymentReceived", "ts-1", new { person = _owner, notice = "kom-2", paidOn = "2026-11-20" }));
        Assert.Equal(ReceiptStatus.Superseded, await FactAsync("transportstyrelsen", "PaymentReceived", "ts-2", new { person = _owner, notice = "kom-3", paidOn = "2026-11-20" }));

        Assert.Equal((false, true), ((await StateAsync("kom-1")).Steps["Q02"].Ended, (await StateAsync("kom-2")).Steps["Q02"].Ended));
    }

    [Fact]
    public async Task An_annulled_notice_leaves_the_others_as_they_are()
    {
        await NoticeAsync("kommunen", "kom-1");
        await NoticeAsync("kommunen", "kom-2");

        await FactAsync("kommunen", "ParkingNotice", "kom-9", new { person = _owner }, "kom-1", Outcome.Annulled);

        Assert.Equal((JourneyStatus.Cancelled, JourneyStatus.Running), ((await StateAsync("kom-1")).Status, (await StateAsync("kom-2")).Status));
        Assert.Equal(2, (await JourneysAsync()).Count);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Guid Journey(string register, string id) => JourneyId.OfMatter("parking", _owner, register, id);

    private async Task<HashSet<Guid>> JourneysAsync() =>
        [.. (await _host.Get<Participations>().OfAsync(_owner, Cancellation)).Select(p => p.Journey)];

    private async Task<Journey> StateAsync(string id) => (await _host.Get<JourneyReader>().ReadAsync(Journey("kommunen", id), Cancellation))!.Journey;

    private Task<ReceiptStatus> NoticeAsync(string register, string id) =>
        FactAsync(register, "ParkingNotice", id, new { person = _owner, kind = "parkeringsanmarkning", issuedOn = "2026-11-16" });

    private async Task<ReceiptStatus> FactAsync(string register, string fact, string id, object data, string? supersedes = null, Outcome? kind = null)
    {
        var receipt = new Receipt(new(RandomNumberGenerator.GetBytes(16)), register, $"/agencies/{register}", Guid.CreateVersion7(Noon).ToString(), null, null, Noon, ReceiptStatus.Accepted, null);
        await _host.Get<Receipts>().AcceptAsync(
            receipt, [1], new FactArrived(register, fact, id, _owner, receipt.Id, Noon, supersedes, kind, JsonSerializer.SerializeToElement(data)), Cancellation);
        await _host.StillAsync();
        return (await _host.Get<Receipts>().FindAsync(register, receipt.Id, Cancellation))!.Status;
    }
}
