using Journeys.Benchmarks.Answers;
using Journeys.Execution;
using Journeys.Host.Engine;
using Npgsql;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>
/// Lives on the host itself, in one demo time: what agencies and registers say is accepted with a receipt and applied from
/// the durable queue, what people send is sent as their pages send it, and days pass by the sweeper.
/// </summary>
internal sealed class Year(EngineHost host)
{
    private const int Clients = 8;
    private readonly Posting _posting = new(host);

    /// <summary>Neighbours die a season apart, and 365 of them on all days of a year.</summary>
    public static int DayOf(int number) => number * 97 % 365;

    /// <summary>From the first day to the last of them all. Journeys whose commands come at one instant go on together.</summary>
    public async Task LiveAsync(IReadOnlyList<Life> lives)
    {
        var all = lives.SelectMany(life => life.Turns.Where(t => t.Command is not PassDeadline).Select(t => (life.Id, t.Command)));
        foreach (var instant in all.GroupBy(c => c.Command.Now).OrderBy(g => g.Key))
        {
            await AdvanceAsync(instant.Key);
            var journeys = instant.GroupBy(c => c.Id, c => c.Command).Select(g => (g.Key, Commands: g.ToList())).ToList();
            for (var turn = 0; journeys.Exists(j => turn < j.Commands.Count); turn++)
                await TogetherAsync([.. journeys.Where(j => turn < j.Commands.Count).Select(j => (j.Key, j.Commands[turn]))]);
        }

        await AdvanceAsync(lives.Max(l => l.Turns[^1].Command.Now));
        await host.StillAsync();
    }

    /// <summary>The clock back to where the host began. Only while no journey waits for a day.</summary>
    public async Task AgainAsync()
    {
        await using var command = host.Database.CreateCommand("UPDATE journeys.demo SET ahead = '0'; DELETE FROM journeys.deadlines");
        await command.ExecuteNonQueryAsync();
        host.Get<JourneyClock>().Ahead = TimeSpan.Zero;
    }

    private async Task AdvanceAsync(DateTimeOffset instant)
    {
        await host.Get<DemoClock>().AdvanceToAsync(instant, default);
        await host.StillAsync();
    }

    private async Task TogetherAsync(IReadOnlyList<(Guid Journey, JourneyCommand Command)> commands)
    {
        await _posting.RunAsync(Clients, [.. commands.Select(c => Message(c.Journey, c.Command)).OfType<Posted>()]);
        await Parallel.ForEachAsync(commands.Where(c => Message(c.Journey, c.Command) is null), new ParallelOptions { MaxDegreeOfParallelism = Clients },
            async (c, cancellation) => await host.Get<JourneyCommands>().SendAsync(c.Journey, c.Command, cancellation));
    }

    private static Posted? Message(Guid journey, JourneyCommand command) => command switch
    {
        StartJourney start => Message(journey, start.Fact),
        RecordFact f => new(f.Register, null, null, (receipt, _) => new FactArrived(
            f.Register, f.Fact, f.FactId, f.Data.Clear!.Value.GetProperty("person").GetGuid(), receipt, f.Now, f.Supersedes, f.As, f.Data.Sealed)),
        RecordAnswer a => new("benchmark", journey, a.Bookmark, (receipt, _) => new AnswerArrived(
            journey, a.Bookmark, a.Outcome, receipt, a.Now, a.DecisionId, a.Supersedes, a.As, a.NewDate, a.DueDate, a.ForwardedTo, a.Data.Sealed)
        { ServedOn = a.ServedOn, Appeal = a.Appeal }),
        _ => null,
    };
}
