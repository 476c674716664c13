using System.Security.Cryptography;
using System.Text;
using Journeys.Host.Engine;

namespace Journeys.Host.Agency;

/// <summary>A receipt as the sender gets it. <paramref name="Sha256"/> is of the event's JSON as sent, from <c>{</c> to <c>}</c>; it is not kept.</summary>
public sealed record ReceiptShown(string Id, Guid ReceiptId, DateTimeOffset ReceivedAt, string Sha256)
{
    public static ReceiptShown Of(Receipt receipt, string text) => new(
        receipt.MessageId, receipt.Id, receipt.ReceivedAt, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
