using Journeys.Benchmarks;
using Journeys.Benchmarks.Answers;
using Journeys.Benchmarks.Decide;
using Journeys.Benchmarks.Startup;

return args switch
{
    ["answers", .. var options] => await AnswersBenchmark.RunAsync(AnswersOptions.Read(options)),
    ["startup", .. var options] => await StartupBenchmark.RunAsync(options is [var rounds] ? int.Parse(rounds, null) : 5),
    ["decide"] => await DecideBenchmark.RunAsync(),
    _ => Usage.Tell(),
};
