using JasperFx.CommandLine;
using Journeys.Definitions;
using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

public sealed class CheckInput
{
    [Description("The folder of the life events")]
    public string Folder { get; set; } = WorkflowsPlace.Name;
}

/// <summary>Prints every fault of a <c>workflows/</c> folder: where, what, how to mend it. Needs no database.</summary>
[Description("Check a folder of life events", Name = "check")]
public sealed class CheckCommand : JasperFxCommand<CheckInput>
{
    public CheckCommand()
    {
        Usage("Check the folder 'workflows'").Arguments();
        Usage("Check a folder").Arguments(x => x.Folder);
    }

    public override bool Execute(CheckInput input)
    {
        try
        {
            return Check(input);
        }
        catch (StartupException refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return false;
        }
    }

    private static bool Check(CheckInput input)
    {
        var reading = WorkflowFolder.Read(WorkflowsPlace.Files(WorkflowsPlace.Nearest(input.Folder, Environment.CurrentDirectory)), ExpressionEvaluator.Syntax);
        foreach (var finding in reading.Findings) Console.Out.WriteLine(finding);
        if (reading.Warnings.Count > 0) Console.Out.WriteLine("Warnings, which stop nothing:");
        foreach (var warning in reading.Warnings) Console.Out.WriteLine(warning);
        Console.Out.WriteLine($"Life events: {reading.Definitions.Count}. Agencies: {reading.Agencies.Count}. Findings: {reading.Findings.Count}. Warnings: {reading.Warnings.Count}.");
        return reading.Findings.Count == 0;
    }
}
