using Journeys.Benchmarks;
using Journeys.Benchmarks.Answers;
using Journeys.Benchmarks.Bereavements;
using Journeys.Benchmarks.Check;
using Journeys.Benchmarks.Decide;
using Journeys.Benchmarks.Hosts;
using Journeys.Benchmarks.Scale;
using Journeys.Benchmarks.Startup;
using Journeys.Benchmarks.WhatIf;

return args switch
{
    ["answers", .. var options] => await AnswersBenchmark.RunAsync(AnswersOptions.Read(options)),
    ["startup", .. var options] => await StartupBenchmark.RunAsync(options is [var rounds] ? int.Parse(rounds, null) : 5),
    ["whatif", .. var options] => await WhatIfBenchmark.RunAsync(
        options is [var rounds, ..] ? int.Parse(rounds, null) : 5, options is [_, var journeys] ? int.Parse(journeys, null) : 1_000),
    ["check", .. var options] => CheckBenchmark.Run(options is [var rounds] ? int.Parse(rounds, null) : 11),
    ["decide"] => await DecideBenchmark.RunAsync(),
    ["hosts", .. var options] => await HostsBenchmark.RunAsync(options is [var rounds] ? int.Parse(rounds, null) : 5),
    ["size", .. var options] => await SizeBenchmark.RunAsync(options is [var rounds] ? int.Parse(rounds, null) : 5, answers: 320),
    ["sweep", .. var options] => await SweepBenchmark.RunAsync(options is [var rounds] ? int.Parse(rounds, null) : 5),
    ["latency", .. var options] => await LatencyBenchmark.RunAsync(options is [var seconds] ? int.Parse(seconds, null) : 20),
    ["bereavements", .. var options] => await BereavementsBenchmark.RunAsync(
        options is [var count, ..] ? int.Parse(count, null) : 10_000, options is [_, var persona] ? [persona] : Personas.Names),
    [JoinedHost.Argument, var connection] => await JoinedHost.ServeAsync(connection),
    _ => Usage.Tell(),
};
