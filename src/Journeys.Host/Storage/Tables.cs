using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Journeys.Host.Storage;

/// <summary>The engine's own tables beside Marten's and Wolverine's; <c>resources</c> and <c>db-apply</c> create them.</summary>
internal static class Tables
{
    public const string Schema = "journeys";

    /// <summary>Counts receipts in the order of their acceptance, whichever host accepts.</summary>
    public const string ReceiptNumbers = $"{Schema}.receipt_numbers";

    public static IEnumerable<ISchemaObject> All => [new Sequence(ReceiptNumbers), Receipts, Incidents, Deadlines, Definitions, Participations, Migrations, Demo, CookieKeys, StateForms.Table, .. Chain.LogTables.All];

    private static Table Receipts
    {
        get
        {
            var table = Named("receipts");
            table.AddColumn<Guid>("receipt_id").AsPrimaryKey();
            table.AddColumn("agency", "text").NotNull();
            table.AddColumn("source", "text").NotNull();
            table.AddColumn("message_id", "text").NotNull();
            table.AddColumn("hash", "bytea").NotNull();
            table.AddColumn("journey", "uuid");
            table.AddColumn("bookmark", "text");
            table.AddColumn("received_at", "timestamptz").NotNull();
            table.AddColumn("status", "text").NotNull();
            table.AddColumn("reason", "text");
            table.AddColumn("about", "text");
            table.AddColumn("number", "bigint");
            table.Indexes.Add(new IndexDefinition("receipts_turn") { Columns = ["about", "number"], Predicate = "status = 'Accepted'" });
            table.Indexes.Add(new IndexDefinition("receipts_message") { Columns = ["agency", "source", "message_id"], IsUnique = true });
            return table;
        }
    }

    private static Table Incidents
    {
        get
        {
            var table = Named("incidents");
            table.AddColumn<Guid>("id").AsPrimaryKey();
            table.AddColumn("message", "text").NotNull();
            table.AddColumn("journey", "uuid");
            table.AddColumn("step", "text");
            table.AddColumn("agency", "text");
            table.AddColumn("receipt", "uuid");
            table.AddColumn("fault", "text").NotNull();
            table.AddColumn("raised_at", "timestamptz").NotNull();
            table.AddColumn("times", "integer").NotNull();
            table.AddColumn("discarded", "boolean").NotNull();
            table.AddColumn("reason", "text");
            table.AddColumn("handled_by", "text");
            table.Indexes.Add(new IndexDefinition("incidents_journey") { Columns = ["journey"] });
            return table;
        }
    }

    private static Table Deadlines
    {
        get
        {
            var table = Named("deadlines");
            table.AddColumn<Guid>("journey").AsPrimaryKey();
            table.AddColumn("key", "text").AsPrimaryKey();
            table.AddColumn("mark", "text").AsPrimaryKey();
            table.AddColumn("due_at", "timestamptz").AsPrimaryKey();
            table.AddColumn("revision", "integer").NotNull();
            table.Indexes.Add(new IndexDefinition("deadlines_due") { Columns = ["due_at"] });
            return table;
        }
    }

    private static Table Definitions
    {
        get
        {
            var table = Named("definitions");
            table.AddColumn("hash", "text").AsPrimaryKey();
            table.AddColumn("id", "text").NotNull();
            table.AddColumn("version", "integer").NotNull();
            table.AddColumn("json", "text").NotNull();
            table.AddColumn("published_at", "timestamptz").NotNull();
            table.AddColumn("retired_at", "timestamptz");
            table.AddColumn("texts", "text");
            table.Indexes.Add(new IndexDefinition("definitions_version") { Columns = ["id", "version"], IsUnique = true });
            return table;
        }
    }

    private static Table Participations
    {
        get
        {
            var table = Named("participations");
            table.AddColumn<Guid>("person").AsPrimaryKey();
            table.AddColumn<Guid>("journey").AsPrimaryKey();
            table.AddColumn("definition", "text").NotNull();
            table.AddColumn("role", "text").NotNull();
            table.AddColumn("principal", "boolean").NotNull();
            table.AddColumn("status", "text").NotNull();
            table.AddColumn("since", "timestamptz").NotNull();
            table.Indexes.Add(new IndexDefinition("participations_journey") { Columns = ["journey"] });
            return table;
        }
    }

    // A journey that is asked to go on by another version, and what came of it.
    private static Table Migrations
    {
        get
        {
            var table = Named("migrations");
            table.AddColumn<Guid>("journey").AsPrimaryKey();
            table.AddColumn("hash", "text").NotNull();
            table.AddColumn("asked_at", "timestamptz").NotNull();
            table.AddColumn("moved", "boolean");
            table.AddColumn("broken", "text");
            table.Indexes.Add(new IndexDefinition("migrations_asked") { Columns = ["asked_at"], Predicate = "moved IS NULL" });
            return table;
        }
    }

    // One row, where the database is a demonstration's: how far its clock is ahead of the real one.
    private static Table Demo
    {
        get
        {
            var table = Named("demo");
            table.AddColumn<bool>("only").AsPrimaryKey();
            table.AddColumn("ahead", "interval").NotNull();
            return table;
        }
    }

    private static Table CookieKeys
    {
        get
        {
            var table = Named("cookie_keys");
            table.AddColumn<string>("name").AsPrimaryKey();
            table.AddColumn("xml", "text").NotNull();
            return table;
        }
    }

    private static Table Named(string name) => new($"{Schema}.{name}");
}
