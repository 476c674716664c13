using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Scenarios;

namespace Journeys.Benchmarks.Decide;

/// <summary>Sofia's scenario with the definition it runs on and the host's evaluator, read from <c>workflows/</c>.</summary>
internal sealed record Sofia(Scenario Scenario, Definition Definition, Evaluate Evaluate)
{
    private const string File = "bereavement/scenarios/sofia.json";

    public static Sofia Read()
    {
        var files = WorkflowsPlace.Files(Folder());
        var reading = WorkflowFolder.Read(files);
        if (reading.Findings.Count > 0) throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
        return new(Scenario.Read(File, files.Texts[File]), reading.Definitions["bereavement"], new Memo(new ExpressionEvaluator().Evaluate).Evaluate);
    }

    /// <summary>The scenario as it is written.</summary>
    public static string Text() => WorkflowsPlace.Files(Folder()).Texts[File];

    public TimedEngine Engine() => new(Definition, Evaluate);

    private static string Folder()
    {
        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
            if (Path.Combine(place.FullName, WorkflowsPlace.Name) is var folder && Directory.Exists(folder)) return folder;
        throw new DirectoryNotFoundException($"There is no '{WorkflowsPlace.Name}' at or above {AppContext.BaseDirectory}.");
    }
}
