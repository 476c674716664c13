using System.Collections.Concurrent;
using Journeys.Benchmarks.Answers;
using Journeys.Host.Chain;
using Journeys.Host.Operations.Scenarios;
using Journeys.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>
/// Bereavements of the five personas, from the death to the last day that ends a step, with what their agencies answer:
/// all of them decided and kept whole, and one in twenty through the host's own handlers. What does not end as it was
/// decided, or has an incident, is named, and makes the benchmark fail.
/// </summary>
internal static class BereavementsBenchmark
{
    private const int ThroughHostOf = 20;

    public static async Task<int> RunAsync(int count, IReadOnlyList<string> personas)
    {
        var (wrong, whole, hosted) = (new ConcurrentBag<string>(), new List<Figures>(), new List<Figures>());
        var each = Math.Max(2, count / personas.Count);
        foreach (var persona in personas)
        {
            await using var host = await StartAsync(persona);
            var run = new PersonaRun(persona, host, await Watching.BeginAsync(host), wrong);
            whole.Add(await run.WholeAsync(each));
            Console.Error.WriteLine(whole[^1].ShownSpeed);
            hosted.Add(await run.ThroughHostAsync(Math.Max(2, each / ThroughHostOf)));
            Console.Error.WriteLine(hosted[^1].ShownSpeed);
        }

        Tell(whole, hosted);
        foreach (var what in wrong.Order(StringComparer.Ordinal)) Console.Error.WriteLine($"NOT IN ORDER: {what}");
        return wrong.IsEmpty ? 0 : 1;
    }

    /// <summary>The engine, the agencies' inboxes and the log's chain, its clock a minute before the first day.</summary>
    private static Task<EngineHost> StartAsync(string persona)
    {
        var begins = Scenario.Read(persona, Personas.Text(persona)).Timeline[0].At.AddMinutes(-1);
        return EngineHost.StartAsync(builder =>
        {
            builder.Services.AddChain();
            builder.Services.AddSingleton<TimeProvider>(new ScenarioTime(begins, TimeProvider.System));
        });
    }

    private static void Tell(IReadOnlyList<Figures> whole, IReadOnlyList<Figures> hosted)
    {
        Console.WriteLine(Machine.Shown());
        Console.WriteLine();
        Console.WriteLine("Decided command by command, and kept in one commit each: events, state, days, participations; not the messages.");
        Tell(whole);
        Console.WriteLine();
        Console.WriteLine("Through the host's own handlers: receipts, inbox and outbox, agencies' inboxes, days by the sweeper in one demo time.");
        Tell(hosted);
    }

    private static void Tell(IReadOnlyList<Figures> figures)
    {
        Console.WriteLine();
        Console.WriteLine(Figures.Speed);
        foreach (var persona in figures) Console.WriteLine(persona.ShownSpeed);
        Console.WriteLine();
        Console.WriteLine(Figures.Size);
        foreach (var persona in figures) Console.WriteLine(persona.ShownSize);
    }
}
