using System.Security.Cryptography;
using Journeys.Host.Engine;

namespace Journeys.Host.Tests.Engine;

[Collection(HostCollection.Name)]
public sealed class ReceiptsTests(HostFixture fixture)
{
    private readonly Receipts _receipts = fixture.Host.Get<Receipts>();
    private readonly Receipt _receipt = New(Guid.CreateVersion7(Loss.Noon).ToString());

    [Fact]
    public async Task The_same_message_again_has_the_first_receipt()
    {
        Assert.Equal(AcceptanceKind.New, (await AcceptAsync(_receipt, 1)).Kind);

        var again = await AcceptAsync(New(_receipt.MessageId), 1);

        Assert.Equal((AcceptanceKind.Repeated, _receipt.Id), (again.Kind, again.Receipt.Id));
    }

    [Fact]
    public async Task Another_body_under_the_same_id_is_told_from_a_repeat()
    {
        await AcceptAsync(_receipt, 1);

        Assert.Equal(AcceptanceKind.OtherBody, (await AcceptAsync(New(_receipt.MessageId), 2)).Kind);
    }

    [Fact]
    public async Task Of_many_that_arrive_at_once_one_is_accepted()
    {
        var kinds = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AcceptAsync(New(_receipt.MessageId), 1)));

        Assert.Single(kinds, k => k.Kind == AcceptanceKind.New);
        Assert.Single(kinds.Select(k => k.Receipt.Id).Distinct());
    }

    [Fact]
    public async Task A_receipt_is_only_its_agencys()
    {
        await AcceptAsync(_receipt, 1);

        Assert.NotNull(await _receipts.FindAsync("skatteverket", _receipt.Id, TestContext.Current.CancellationToken));
        Assert.NotNull(await _receipts.FindAsync("skatteverket", _receipt.MessageId, TestContext.Current.CancellationToken));
        Assert.Null(await _receipts.FindAsync("polismyndigheten", _receipt.Id, TestContext.Current.CancellationToken));
    }

    private Task<Acceptance> AcceptAsync(Receipt receipt, byte body) => _receipts.AcceptAsync(
        receipt, [body],
        new FactArrived("skatteverket", "Unheard", receipt.MessageId, receipt.Id, receipt.Id, Loss.Noon, null, null, null),
        TestContext.Current.CancellationToken);

    private static Receipt New(string messageId) => new(
        new(RandomNumberGenerator.GetBytes(16)), "skatteverket", "/agencies/skatteverket", messageId, null, null, Loss.Noon, ReceiptStatus.Accepted, null);
}
