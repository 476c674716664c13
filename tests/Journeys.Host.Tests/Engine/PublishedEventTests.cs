using System.Security.Cryptography;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Journeys.Host.Tests.Engine;

/// <summary>A journey's event reaches the journeys that wait for it; then work, then a day.</summary>
public sealed class PublishedEventTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);
    private readonly Guid _buyer = new(RandomNumberGenerator.GetBytes(16)), _seller = new(RandomNumberGenerator.GetBytes(16));
    private RunningHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private Guid Buyer => JourneyId.Of("buyer", _buyer, 0);

    public async ValueTask InitializeAsync() => _host = await RunningHost.StartAsync(
        await postgres.CreateDatabaseAsync("events"), ("Journeys:Workflows", Path.Combine(RunningHost.TestWorkflows, "..", "EventWorkflows")));

    [Fact]
    public async Task It_goes_on_with_what_came_and_a_message_that_comes_again_changes_nothing()
    {
        await FactAsync("HouseWanted", _buyer);
        Assert.Equal(["Sold.1"], (await ReadAsync()).Journey.Bookmarks.Keys);

        await FactAsync("HouseOffered", _seller);
        var sold = await ReadAsync();
        Assert.Equal((FactValue.Of(7), "house-1"), (sold.Journey.Variables["price"], sold.Journey.Correlation));
        Assert.Equal(["Valued.1"], sold.Journey.Bookmarks.Keys);

        foreach (object again in new object[] { new EventArrived(Buyer, "Sold.1", FactValue.Of(8), Noon), new WorkDone(Buyer, "Valued.1", FactValue.Of(120), Noon), new WorkDone(Buyer, "Valued.1", FactValue.Of(1), Noon) })
            await PublishAsync(again);
        var valued = await ReadAsync();
        Assert.Equal((FactValue.Of(120), 0), (valued.Journey.Variables["price"], valued.Journey.Bookmarks.Count));

        await _host.Get<JourneyCommands>().SendAsync(Buyer, new PassDeadline("timer/Pause", 1, DeadlineMark.Retry) { Now = Noon.AddDays(1) }, Cancellation);
        var over = await ReadAsync();
        Assert.Equal(JourneyStatus.Ended, over.Journey.Status);
        Assert.Equal("worth 120", Assert.Single(over.Events.Select(e => e.Event).OfType<LineWritten>()).Text);
    }

    [Fact]
    public async Task The_wait_for_a_span_is_a_row_that_the_sweeper_fires()
    {
        await FactAsync("HouseWanted", _buyer);
        await PublishAsync(new EventArrived(Buyer, "Sold.1", FactValue.Of(1), Noon));
        await PublishAsync(new WorkDone(Buyer, "Valued.1", null, Noon));

        Assert.Equal(new DueRow("timer/Pause", 1, DeadlineMark.Retry, Noon.AddDays(1)), Assert.Single(DueRows.Of((await ReadAsync()).Journey)));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task PublishAsync(object message)
    {
        await using var scope = _host.Alba.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(message);
        await _host.StillAsync();
    }

    private async Task FactAsync(string fact, Guid person)
    {
        var receipt = new Receipt(new(RandomNumberGenerator.GetBytes(16)), "skatteverket", "/agencies/skatteverket", fact, null, null, Noon, ReceiptStatus.Accepted, null);
        var arrived = new FactArrived("skatteverket", fact, fact, person, receipt.Id, Noon, null, null, JsonSerializer.SerializeToElement(new { person }));
        await _host.Get<Receipts>().AcceptAsync(receipt, [1], arrived, Cancellation);
        await _host.StillAsync();
    }

    private async Task<JourneyView> ReadAsync() => (await _host.Get<JourneyReader>().ReadAsync(Buyer, Cancellation))!;
}
