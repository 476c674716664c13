using Journeys.Host.Tests.Storage;

namespace Journeys.Host.Tests;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Each_database_is_empty_and_its_own()
    {
        var (one, other) = (await postgres.CreateDatabaseAsync(), await postgres.CreateDatabaseAsync());
        await Scratch.QueryAsync(one, "CREATE TABLE mine (id int)");

        Assert.Equal(1L, await Scratch.QueryAsync(one, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"));
        Assert.Equal(0L, await Scratch.QueryAsync(other, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"));
    }
}
