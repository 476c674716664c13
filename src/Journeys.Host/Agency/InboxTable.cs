using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Journeys.Host.Agency;

/// <summary>The agencies' inboxes: a row a message, sealed; it stays, acknowledged or dead, as the record that it was handed over.</summary>
public sealed class InboxTable : Table
{
    public const string FullName = "journeys.agency_inbox";

    public InboxTable() : base(FullName)
    {
        AddColumn<Guid>("id").AsPrimaryKey();
        AddColumn<string>("agency").NotNull();
        AddColumn<Guid>("journey").NotNull();
        AddColumn<string>("instance").NotNull();
        AddColumn<string>("bookmark").NotNull();
        AddColumn<int>("sequence").NotNull();
        AddColumn("event", "json").NotNull();
        AddColumn("enqueued", "timestamptz").NotNull();
        AddColumn<string>("state").NotNull();
        AddColumn<int>("delivery_count").NotNull();
        AddColumn<Guid>("lock_token");
        AddColumn("locked_until", "timestamptz");
        AddColumn("closed", "timestamptz");
        AddColumn<string>("reason");
        Indexes.Add(new IndexDefinition("agency_inbox_order") { Columns = ["journey", "instance", "sequence"], IsUnique = true });
        Indexes.Add(new IndexDefinition("agency_inbox_waiting") { Columns = ["agency", "enqueued", "id"], Predicate = "state = 'waiting'" });
        Indexes.Add(new IndexDefinition("agency_inbox_lock") { Columns = ["lock_token"], Predicate = "lock_token is not null" });
    }
}
