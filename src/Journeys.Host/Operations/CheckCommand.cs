using JasperFx.CommandLine;
using Journeys.Definitions;
using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

public sealed class CheckInput : NetCoreInput
{
    [Description("The folder of the life events")]
    public string Folder { get; set; } = WorkflowsPlace.Name;

    [Description("Hold last days against the times that steps were seen to take in the database")]
    public bool ObservedFlag { get; set; }
}

/// <summary>Prints every fault of a <c>workflows/</c> folder: where, what, how to mend it. Needs no database, unless it is to look at what was observed there.</summary>
[Description("Check a folder of life events", Name = "check")]
public sealed class CheckCommand : JasperFxAsyncCommand<CheckInput>
{
    public CheckCommand()
    {
        Usage("Check the folder 'workflows'").Arguments();
        Usage("Check a folder").Arguments(x => x.Folder);
    }

    public override async Task<bool> Execute(CheckInput input)
    {
        try
        {
            return await CheckAsync(input);
        }
        catch (StartupException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return false;
        }
    }

    private static async Task<bool> CheckAsync(CheckInput input)
    {
        var reading = WorkflowFolder.Read(WorkflowsPlace.Files(WorkflowsPlace.Nearest(input.Folder, Environment.CurrentDirectory)), ExpressionEvaluator.Syntax);
        foreach (var finding in reading.Findings) await Console.Out.WriteLineAsync(finding.ToString());
        if (reading.Warnings.Count > 0) await Console.Out.WriteLineAsync("Warnings, which stop nothing:");
        foreach (var warning in reading.Warnings) await Console.Out.WriteLineAsync(warning.ToString());
        await Console.Out.WriteLineAsync($"Life events: {reading.Definitions.Count}. Agencies: {reading.Agencies.Count}. Findings: {reading.Findings.Count}. Warnings: {reading.Warnings.Count}.");
        if (reading.Findings.Count > 0) return false;
        return !input.ObservedFlag || await OnDatabase.RunAsync(input, services => ObservedCheck.TellAsync(services, reading));
    }
}
