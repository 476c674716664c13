using Marten;
using Wolverine;

namespace Journeys.Host.Engine;

/// <summary>Marks a message of the durable inbox as handled in the commit of what it did, as Wolverine's own transactions do.</summary>
internal static class InboxMark
{
    public static void Queue(IDocumentSession session, Envelope envelope, DurabilitySettings durability)
    {
        if (!envelope.WasPersistedInInbox) return;
        session.QueueSqlCommand(
            "update wolverine.wolverine_incoming_envelopes set status = 'Handled', keep_until = ?, owner_id = 0 where id = ? and received_at = ?",
            TimeProvider.System.GetUtcNow() + durability.KeepAfterMessageHandling, envelope.Id, envelope.Destination!.ToString());
    }
}
