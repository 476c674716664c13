using System.Security.Cryptography;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Journeys.Host.Tests.Engine;

/// <summary>An estate whose journey starts the debts' journey twice: one it waits for, one it does not.</summary>
public sealed class ChildJourneyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);
    private readonly Guid _person = new(RandomNumberGenerator.GetBytes(16));
    private readonly Guid _relative = new(RandomNumberGenerator.GetBytes(16));
    private RunningHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private Guid Parent => JourneyId.Of("estate", _person, 0);
    private Guid Waited => ChildId.Of(Parent, "Debts.1");
    private Guid Dispatched => ChildId.Of(Parent, "Notice.1");

    public async ValueTask InitializeAsync()
    {
        _host = await RunningHost.StartAsync(
            await postgres.CreateDatabaseAsync("children"), ("Journeys:Workflows", Path.Combine(RunningHost.TestWorkflows, "..", "ChildWorkflows")));
        await FactAsync("skv-1", new { person = _person, date = "2027-03-01", relatives = new[] { new { person = _relative } } });
    }

    [Fact]
    public async Task A_journey_starts_others_with_its_people_and_facts_and_each_knows_the_other()
    {
        var (parent, waited, dispatched) = (await ReadAsync(Parent), await ReadAsync(Waited), await ReadAsync(Dispatched));

        Assert.Equal(["Debts.1"], parent.Journey.Bookmarks.Keys);
        Assert.Equal([Waited, Dispatched], parent.Events.Select(e => e.Event).OfType<ChildStarted>().Select(c => c.Journey));
        Assert.Equal(new StartedByJourney(Parent, "Debts.1", "debts-of-the-estate"), waited.Events.Select(e => e.Event).OfType<StartedByJourney>().Single());
        Assert.Equal(FactValue.Of(new DateOnly(2027, 3, 1)), waited.Journey.Fact("debts.from"));
        Assert.Null(dispatched.Journey.Fact("debts.from"));
        Assert.Equal(["D1.1", "D2.1"], waited.Journey.Bookmarks.Keys);
        Assert.Equal([Parent, Waited, Dispatched], await JourneysOfAsync(_relative));
    }

    [Fact]
    public async Task The_end_of_the_one_waited_for_moves_the_parent_with_its_facts()
    {
        await PayAsync(Waited);
        await PayAsync(Waited);

        var parent = await ReadAsync(Parent);
        Assert.Equal(FactValue.Of(new DateOnly(2027, 3, 20)), parent.Journey.Fact("estate.settledOn"));
        Assert.Equal(["E2.1"], parent.Journey.Bookmarks.Keys);
        Assert.Equal(new("Debts.1", JourneyStatus.Ended, (await ReadAsync(Waited)).Journey.AllFacts()), Assert.Single(parent.Events.Select(e => e.Event).OfType<ChildEnded>()));
    }

    [Fact]
    public async Task Messages_that_come_again_change_nothing()
    {
        await PayAsync(Waited);
        var before = (await ReadAsync(Parent), await ReadAsync(Waited));
        var bus = _host.Alba.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>();

        await bus.PublishAsync(new ChildStarting(Waited, Parent, "Debts.1", "debts", null, before.Item1.Journey.Participants, _person, SortedMap<FactValue>.Empty, Noon.AddDays(40)));
        await bus.PublishAsync(new ChildOver(Parent, "Debts.1", JourneyStatus.Cancelled, SortedMap<FactValue>.Empty, Noon.AddDays(40)));
        await bus.PublishAsync(new ChildUnwanted(Waited, Parent, Noon.AddDays(40)));
        await _host.StillAsync();

        Assert.Equal((before.Item1.Version, before.Item2.Version), ((await ReadAsync(Parent)).Version, (await ReadAsync(Waited)).Version));
    }

    [Fact]
    public async Task An_annulled_death_cancels_the_journeys_it_led_to_and_tells_their_agencies()
    {
        await AnnulAsync();

        foreach (var journey in (Guid[])[Parent, Waited, Dispatched])
            Assert.Equal((JourneyStatus.Cancelled, 0), ((await ReadAsync(journey)).Journey.Status, (await ReadAsync(journey)).Journey.Bookmarks.Count));
        Assert.Contains((await ReadAsync(Waited)).Events, e => e.Event is AgencyTold { Agency: "polismyndigheten", Verb: MessageVerb.Withdraw });
        Assert.DoesNotContain((await ReadAsync(Parent)).Events, e => e.Event is ChildEnded);
    }

    [Fact]
    public async Task A_journey_that_ended_before_its_parent_was_cancelled_stays_as_it_was()
    {
        await PayAsync(Waited);

        await AnnulAsync();

        Assert.Equal((JourneyStatus.Ended, JourneyStatus.Cancelled), ((await ReadAsync(Waited)).Journey.Status, (await ReadAsync(Dispatched)).Journey.Status));
    }

    [Fact]
    public async Task A_parent_that_was_cancelled_starts_nothing_any_more()
    {
        await AnnulAsync();
        var late = ChildId.Of(Parent, "Debts.2");
        var bus = _host.Alba.Services.CreateScope().ServiceProvider.GetRequiredService<IMessageBus>();

        await bus.PublishAsync(new ChildStarting(late, Parent, "Debts.2", "debts", null, [], _person, SortedMap<FactValue>.Empty, Noon));
        await _host.StillAsync();

        Assert.Null(await _host.Get<JourneyReader>().ReadAsync(late, Cancellation));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task PayAsync(Guid journey)
    {
        var commands = _host.Get<JourneyCommands>();
        var paid = JsonSerializer.SerializeToElement(new { paidOn = "2027-03-20" });
        await commands.SendAsync(journey, new SubmitTask("D1.1", _relative, "receipt-1", new(paid, null)) { Now = Noon.AddDays(19) }, Cancellation);
        await commands.SendAsync(journey, new RecordAnswer("D2.1", Outcome.Approved, ArrivedData.None) { Now = Noon.AddDays(20) }, Cancellation);
        await _host.StillAsync();
    }

    private Task AnnulAsync() => FactAsync("skv-2", new { person = _person }, "skv-1", Outcome.Annulled);

    private async Task FactAsync(string factId, object data, string? supersedes = null, Outcome? kind = null)
    {
        var receipt = new Receipt(new(RandomNumberGenerator.GetBytes(16)), "skatteverket", "/agencies/skatteverket", factId, null, null, Noon, ReceiptStatus.Accepted, null);
        var fact = new FactArrived("skatteverket", "DeathRegistered", factId, _person, receipt.Id, Noon, supersedes, kind, JsonSerializer.SerializeToElement(data));
        await _host.Get<Receipts>().AcceptAsync(receipt, [1], fact, Cancellation);
        await _host.StillAsync();
    }

    private async Task<JourneyView> ReadAsync(Guid journey) => (await _host.Get<JourneyReader>().ReadAsync(journey, Cancellation))!;

    private async Task<IEnumerable<Guid>> JourneysOfAsync(Guid person)
    {
        var own = (await _host.Get<Participations>().OfAsync(person, Cancellation)).Select(p => p.Journey).ToHashSet();
        return ((Guid[])[Parent, Waited, Dispatched]).Where(own.Contains);
    }
}
