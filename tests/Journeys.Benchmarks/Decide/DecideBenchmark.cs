using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Storage;
using Journeys.Scenarios;

namespace Journeys.Benchmarks.Decide;

/// <summary>The decider alone, without a database: Sofia's whole journey, again and again.</summary>
internal static class DecideBenchmark
{
    private const int Rounds = 7;
    private const int Times = 20;

    public static async Task<int> RunAsync()
    {
        var sofia = Sofia.Read();
        var (perCommand, perJourney) = (new List<double>(), new List<double>());
        TimedEngine engine = null!;
        for (var round = 0; round <= Rounds; round++)
        {
            var took = TimeSpan.Zero;
            var commands = 0;
            for (var time = 0; time < Times; time++)
            {
                engine = sofia.Engine();
                await new ScenarioRun(sofia.Scenario, engine).RunAsync();
                (took, commands) = (took + engine.Deciding, commands + engine.Commands);
            }

            if (round == 0) continue;
            perCommand.Add(took.TotalMicroseconds / commands);
            perJourney.Add(took.TotalMilliseconds / Times);
        }

        Tell(engine, Spread.Of(perCommand), Spread.Of(perJourney));
        return 0;
    }

    private static void Tell(TimedEngine engine, Spread perCommand, Spread perJourney)
    {
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("| Sofia's journey in memory | median (least-most) |");
        Console.WriteLine("|---|---|");
        Console.WriteLine($"| decide and fold a command, µs | {perCommand.Shown("0")} |");
        Console.WriteLine($"| decide and fold the whole journey, ms | {perJourney.Shown("0.0")} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| commands, events | {engine.Commands}, {engine.Events} |"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| state at its greatest, at its end, kB of JSON | {engine.GreatestState / 1024.0:0.0}, {engine.State / 1024.0:0.0} |"));
    }
}
