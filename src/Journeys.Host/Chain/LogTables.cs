using Journeys.Host.Storage;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Journeys.Host.Chain;

/// <summary>The published log: roots and leaves, which are only ever added to, and each journey's last leaf.</summary>
internal static class LogTables
{
    public static IEnumerable<Table> All => [Roots, Leaves, Heads];

    private static Table Roots
    {
        get
        {
            var table = Named("log_roots");
            table.AddColumn("number", "bigint").AsPrimaryKey();
            table.AddColumn("at", "timestamptz").NotNull();
            table.AddColumn("size", "bigint").NotNull();
            table.AddColumn("root", "bytea").NotNull();
            table.AddColumn("previous", "bytea").NotNull();
            table.AddColumn("hash", "bytea").NotNull();
            return table;
        }
    }

    private static Table Leaves
    {
        get
        {
            var table = Named("log_leaves");
            table.AddColumn("root", "bigint").AsPrimaryKey();
            table.AddColumn("position", "bigint").AsPrimaryKey();
            table.AddColumn("journey", "uuid").NotNull();
            table.AddColumn("version", "bigint").NotNull();
            table.AddColumn("head", "bytea").NotNull();
            table.Indexes.Add(new IndexDefinition("log_leaves_journey") { Columns = ["journey", "root"] });
            return table;
        }
    }

    private static Table Heads
    {
        get
        {
            var table = Named("log_heads");
            table.AddColumn("journey", "uuid").AsPrimaryKey();
            table.AddColumn("position", "bigint").NotNull();
            table.AddColumn("version", "bigint").NotNull();
            table.AddColumn("head", "bytea").NotNull();
            table.Indexes.Add(new IndexDefinition("log_heads_position") { Columns = ["position"], IsUnique = true });
            return table;
        }
    }

    private static Table Named(string name) => new($"{Tables.Schema}.{name}");
}
