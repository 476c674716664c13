using System.Diagnostics;
using System.Text.Json;
using Journeys.Benchmarks.Answers;

namespace Journeys.Benchmarks.Hosts;

/// <summary>One more host, in a process of its own, that posts to itself what it is told on its standard input.</summary>
internal sealed class JoinedHost : IAsyncDisposable
{
    public const string Argument = "joined-host";

    private readonly Process _process;

    private JoinedHost(Process process) => _process = process;

    /// <param name="connection">Of the database that it joins.</param>
    /// <param name="core">The one core that it may use.</param>
    public static async Task<JoinedHost> StartAsync(string connection, int core)
    {
        var process = Process.Start(new ProcessStartInfo("taskset", ["-c", $"{core}", Environment.ProcessPath!, Argument, connection])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var host = new JoinedHost(process);
        await host.HearAsync("ready");
        return host;
    }

    /// <summary>Processor time that it has used, in milliseconds.</summary>
    public double Load => _process.TotalProcessorTime.TotalMilliseconds;

    /// <summary>Posts with so many clients; returns when all of it is applied, by whichever host.</summary>
    public async Task PostAsync(int clients, IReadOnlyList<OpenQuestion> questions)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new Work(clients, questions)));
        await _process.StandardInput.FlushAsync();
        await HearAsync("applied");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The process's own side: until its input ends.</summary>
    public static async Task<int> ServeAsync(string connection)
    {
        // Four processes share the server's hundred connections.
        await using var engine = await EngineHost.JoinAsync($"{connection};Maximum Pool Size=24");
        var posting = new Posting(engine);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var work = JsonSerializer.Deserialize<Work>(line)!;
            await posting.RunAsync(work.Clients, [.. work.Questions.Select(Posted.Of)]);
            Console.WriteLine("applied");
        }

        return 0;
    }

    private async Task HearAsync(string word)
    {
        for (var line = await _process.StandardOutput.ReadLineAsync(); line != word; line = await _process.StandardOutput.ReadLineAsync())
            if (line is null) throw new InvalidOperationException($"The joined host ended before it said '{word}'.");
    }

    private sealed record Work(int Clients, IReadOnlyList<OpenQuestion> Questions);
}
