using Journeys.Host.Engine;
using Journeys.Host.Tests.Storage;
using Journeys.Law;

namespace Journeys.Host.Tests.Engine;

public sealed class DefinitionVersionTests(PostgresFixture postgres) : IDisposable
{
    private readonly Scratch _scratch = new();

    [Fact]
    public async Task A_running_journey_keeps_its_definition_and_a_new_one_takes_the_new()
    {
        var database = await postgres.CreateDatabaseAsync();
        Loss old;
        await using (var host = await RunningHost.StartAsync(database)) await (old = new(host)).DiesAsync();

        await using var later = await RunningHost.StartAsync(database, ("Journeys:Workflows", SecondVersion()));
        var young = new Loss(later);
        await young.DiesAsync();
        var moved = old.On(later);
        await moved.AnswerAsync(Outcome.Approved);

        Assert.Equal((1, new DateOnly(2027, 4, 1)), await DueAsync(moved));
        Assert.Equal((2, new DateOnly(2027, 5, 3)), await DueAsync(young));
        Assert.Equal(Outcome.Approved, (await moved.StateAsync()).Steps["L2"].Outcome);
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task<(int, DateOnly?)> DueAsync(Loss loss)
    {
        var state = await loss.StateAsync();
        return (state.DefinitionVersion, state.Deadlines["L3/L3"].Current.Date);
    }

    private string SecondVersion()
    {
        TestFolder.Copy(RunningHost.TestWorkflows, _scratch.Folder);
        TestFolder.Replace(Path.Combine(_scratch.Folder, "loss", "workflow.json"),
            ("\"definitionId\": \"loss\",\n  \"name\": \"En förlust\",\n  \"version\": 1", "\"definitionId\": \"loss\",\n  \"name\": \"En förlust\",\n  \"version\": 2"),
            ("\"P1M\"", "\"P2M\""));
        return _scratch.Folder;
    }
}
