using System.Security.Cryptography;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;

namespace Journeys.Host.Tests.Engine;

/// <summary>A parent is annulled on one host while its child is started by another: whichever commits first, no child runs on.</summary>
public sealed class ParentRaceTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);
    private static readonly (string, string) Workflows = ("Journeys:Workflows", Path.Combine(RunningHost.TestWorkflows, "..", "ChildWorkflows"));
    private readonly Guid _person = new(RandomNumberGenerator.GetBytes(16));
    private RunningHost _one = null!, _other = null!;
    private NpgsqlDataSource _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private Guid Parent => JourneyId.Of("estate", _person, 0);
    private Guid Waited => ChildId.Of(Parent, "Debts.1");
    private Guid Late => ChildId.Of(Parent, "Debts.2");

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync("parentrace");
        _database = NpgsqlDataSource.Create(database);
        (_one, _other) = (await RunningHost.StartAsync(database, Workflows), await RunningHost.StartAsync(database, Workflows));
    }

    [Fact]
    public async Task The_child_first_is_told_that_it_is_unwanted()
    {
        await using var gate = await Gate.OnCommitAsync(_database, $"new.id = '{Waited}'");
        var starting = BeginAsync();
        await gate.ReachedAsync(Cancellation);

        var annulling = AnnulAsync();
        await gate.SomeoneWaitsForARowAsync(annulling, Cancellation);
        await gate.OpenAsync(Cancellation);
        await Task.WhenAll(starting, annulling);

        Assert.Equal((JourneyStatus.Cancelled, JourneyStatus.Cancelled), (await StatusAsync(Parent), await StatusAsync(Waited)));
    }

    [Fact]
    public async Task The_annulment_first_lets_no_child_begin()
    {
        await BeginAsync();
        await using var gate = await Gate.OnCommitAsync(_database, $"new.id = '{Parent}'");
        var annulling = AnnulAsync();
        await gate.ReachedAsync(Cancellation);

        var starting = StartAsync();
        await gate.SomeoneWaitsForARowAsync(starting, Cancellation);
        await gate.OpenAsync(Cancellation);
        await Task.WhenAll(starting, annulling);

        Assert.Equal((JourneyStatus.Cancelled, null), (await StatusAsync(Parent), await StatusAsync(Late)));
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The death is reported: the parent begins, and its children by it.</summary>
    private async Task BeginAsync()
    {
        var fact = new FactArrived("skatteverket", "DeathRegistered", "skv-1", _person, Guid.NewGuid(), Noon, null, null, JsonSerializer.SerializeToElement(new { person = _person, date = "2027-03-01" }));
        var receipt = new Receipt(fact.Receipt, "skatteverket", "/agencies/skatteverket", "skv-1", null, null, Noon, ReceiptStatus.Accepted, null);
        await _one.Get<Receipts>().AcceptAsync(receipt, [1], fact, Cancellation);
        await _one.StillAsync();
    }

    /// <summary>The message that starts one more child is handled.</summary>
    private async Task StartAsync()
    {
        var parent = (await _one.Get<JourneyReader>().ReadAsync(Parent, Cancellation))!.Journey;
        await using var scope = _one.Alba.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(
            new ChildStarting(Late, Parent, "Debts.2", "debts", null, parent.Participants, _person, SortedMap<FactValue>.Empty, Noon), Cancellation);
        await _one.StillAsync();
    }

    private async Task AnnulAsync()
    {
        var annulled = new RecordFact("skatteverket", "DeathRegistered", "skv-2", ArrivedData.None) { Now = Noon, Supersedes = "skv-1", As = Outcome.Annulled };
        await _other.Get<JourneyCommands>().SendAsync(Parent, annulled, Cancellation);
        await _other.StillAsync();
    }

    private async Task<JourneyStatus?> StatusAsync(Guid journey) => (await _one.Get<JourneyReader>().ReadAsync(journey, Cancellation))?.Journey.Status;
}
