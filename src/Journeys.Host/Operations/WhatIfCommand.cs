using System.Diagnostics.CodeAnalysis;
using JasperFx.CommandLine;
using Journeys.Execution;
using Journeys.Host.Engine;

namespace Journeys.Host.Operations;

/// <summary>Which journeys are decided again.</summary>
[SuppressMessage("Naming", "CA1708", Justification = "As typed on the command line.")]
public enum HistoryFilter
{
    all,
    running,
    ended,
}

public class WhatIfInput : NetCoreInput
{
    [Description("The candidate: a life event's folder within a folder of life events")]
    public string Folder { get; set; } = "";

    [Description("So many journeys at most, the latest first")]
    public int MostFlag { get; set; } = HistoryChoice.Latest.Most;

    [Description("all, running or ended")]
    public HistoryFilter JourneysFlag { get; set; }

    internal HistoryChoice Choice => new(MostFlag, JourneysFlag switch
    {
        HistoryFilter.running => JourneyStatus.Running,
        HistoryFilter.ended => JourneyStatus.Ended,
        _ => null,
    });
}

/// <summary>
/// Decides the history of a life event again by a changed definition, without side effects, and tells what would have been
/// otherwise. Exit code 1: a journey would be stuck, or a person would lose a right.
/// </summary>
[Description("Decide past journeys again by a changed life event", Name = "whatif")]
public sealed class WhatIfCommand : JasperFxAsyncCommand<WhatIfInput>
{
    public WhatIfCommand() => Usage("Decide again by a life event's folder").Arguments(x => x.Folder);

    public override async Task<bool> Execute(WhatIfInput input)
    {
        if (Candidate.Read(input.Folder) is not { } candidate) return false;
        return await OnDatabase.RunAsync(input, async services =>
        {
            var run = await services.GetRequiredService<Trials>().RunAsync(candidate.Definition, input.Choice, default);
            TrialTelling.Tell(candidate.Definition, run);
            return run.Trial.Passes;
        });
    }
}
