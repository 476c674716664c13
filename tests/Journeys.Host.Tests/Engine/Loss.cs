using System.Security.Cryptography;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Marten;
using Wolverine.Runtime;

namespace Journeys.Host.Tests.Engine;

/// <summary>One person's loss, told to a host as registers and agencies would.</summary>
internal sealed class Loss(RunningHost host, Guid? person = null)
{
    public static readonly DateTimeOffset Noon = new(2027, 3, 1, 11, 0, 0, TimeSpan.Zero);

    public Guid Person { get; } = person ?? new(RandomNumberGenerator.GetBytes(16));
    public Guid Relative { get; } = new(RandomNumberGenerator.GetBytes(16));
    public Guid Journey => JourneyId.Of("loss", Person, 0);

    /// <summary>The same loss, told to another host.</summary>
    public Loss On(RunningHost other) => new(other, Person);

    public Task<Receipt> DiesAsync(JsonElement data) => FactAsync("skatteverket", "DeathRegistered", "skv-1", Noon, data);

    public Task<Receipt> DiesAsync(DateTimeOffset? at = null, string factId = "skv-1") => FactAsync(
        "skatteverket", "DeathRegistered", factId, at ?? Noon,
        new { person = Person, date = "2027-03-01", relatives = new[] { new { person = Relative } } });

    public Task<Receipt> IsBuriedAsync(DateTimeOffset? at = null) => FactAsync(
        "begravningshuvudman", "BurialReported", "bh-1", at ?? Noon.AddDays(3), new { person = Person, date = "2027-03-04" });

    public async Task<Receipt> FactAsync(
        string register, string fact, string factId, DateTimeOffset at, object data, string? supersedes = null, Outcome? kind = null)
    {
        var receipt = Receipt(register, null);
        await AcceptAsync(receipt, new FactArrived(
            register, fact, $"{factId}-{Person}", Person, receipt.Id, at, supersedes, kind, JsonSerializer.SerializeToElement(data)));
        return await DoneAsync(receipt);
    }

    public async Task<Receipt> AnswerAsync(Outcome outcome, DateTimeOffset? at = null, string bookmark = "L2.1", string? decision = null) =>
        await DoneAsync(await SendAnswerAsync(outcome, at, bookmark, decision));

    /// <summary>Returns when the answer is accepted.</summary>
    public async Task<Receipt> SendAnswerAsync(Outcome outcome, DateTimeOffset? at = null, string bookmark = "L2.1", string? decision = null)
    {
        var receipt = Receipt("polismyndigheten", bookmark);
        await AcceptAsync(receipt, Answer(receipt, outcome, at, bookmark, decision));
        return receipt;
    }

    /// <summary>An accepted answer is handled once more, as where its commit was in doubt.</summary>
    public async Task<Receipt> HandleAgainAsync(Receipt receipt, Outcome outcome)
    {
        await new MessageBus(host.Get<IWolverineRuntime>()).PublishAsync(Answer(receipt, outcome, null, receipt.Bookmark!, null));
        return await DoneAsync(receipt);
    }

    private AnswerArrived Answer(Receipt receipt, Outcome outcome, DateTimeOffset? at, string bookmark, string? decision) => new(
        Journey, bookmark, outcome, receipt.Id, at ?? Noon.AddDays(2), decision, null, null, null, null, null, null);

    public async Task<Journey> StateAsync()
    {
        await using var session = host.Get<IDocumentStore>().QuerySession();
        return (await session.LoadAsync<Journey>(Journey, TestContext.Current.CancellationToken))!;
    }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync() =>
        (await host.Get<JourneyReader>().ReadAsync(Journey, TestContext.Current.CancellationToken))?.Events ?? [];

    public async Task<IEnumerable<DeadlineMark>> PassedAsync() =>
        (await JournalAsync()).Select(e => e.Event).OfType<DeadlinePassed>().Select(e => e.Mark);

    private Receipt Receipt(string agency, string? bookmark) => new(
        new(RandomNumberGenerator.GetBytes(16)), agency, $"/agencies/{agency}", Guid.CreateVersion7(Noon).ToString(),
        null, bookmark, Noon, ReceiptStatus.Accepted, null);

    private Task<Acceptance> AcceptAsync(Receipt receipt, object message) =>
        host.Get<Receipts>().AcceptAsync(receipt, [1, 2, 3], message, TestContext.Current.CancellationToken);

    /// <summary>The receipt when nothing is being handled any more.</summary>
    public async Task<Receipt> DoneAsync(Receipt receipt)
    {
        await host.StillAsync();
        return (await host.Get<Receipts>().FindAsync(receipt.Agency, receipt.Id, TestContext.Current.CancellationToken))!;
    }
}
