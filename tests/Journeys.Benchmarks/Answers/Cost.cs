using System.Diagnostics;

namespace Journeys.Benchmarks.Answers;

/// <summary>What a round cost: answers a second, and milliseconds of processor time an answer, of this process and of the server.</summary>
internal sealed record Cost(double PerSecond, double Client, double Server);

/// <summary>Takes the time of rounds.</summary>
internal sealed class Watch(int server)
{
    public async Task<Cost> CostAsync(int answers, Func<Task> work)
    {
        GC.Collect();
        var (client, load, start) = (Process.GetCurrentProcess().TotalProcessorTime, ServerLoad.Of(server), Stopwatch.GetTimestamp());
        await work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(
            answers / seconds,
            (Process.GetCurrentProcess().TotalProcessorTime - client).TotalMilliseconds / answers,
            (ServerLoad.Of(server) - load) / answers);
    }
}
