using JasperFx.CommandLine;
using Journeys.Host.Engine;
using Journeys.Host.Storage;
using Journeys.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace Journeys.Host.Operations.Scenarios;

public sealed class ScenarioInput
{
    [Description("A scenario, or a folder that holds some")]
    public string Path { get; set; } = "";
}

/// <summary>Plays scenarios on the real host and a throwaway PostgreSQL, and tells what was not as expected. Exit code 1: something was not.</summary>
[Description("Play persona scenarios on the real engine", Name = "scenario")]
public sealed class ScenarioCommand : JasperFxAsyncCommand<ScenarioInput>
{
    public ScenarioCommand() => Usage("Play a scenario, or all of a folder").Arguments(x => x.Path);

    public override async Task<bool> Execute(ScenarioInput input)
    {
        var files = Files(Found(input.Path));
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"{Path.GetFullPath(input.Path)} is no scenario and holds none. Name a file, or a folder such as workflows/bereavement/scenarios.");
            return false;
        }

        await using var postgres = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { Throwaway = true }, NullLogger.Instance, default);
        var passed = 0;
        foreach (var file in files)
            if (await PassesAsync(file, await postgres.CreateDatabaseAsync($"scenario_{files.IndexOf(file)}"))) passed++;
        Console.Out.WriteLine($"{passed} passed, {files.Count - passed} failed");
        return passed == files.Count;
    }

    private static async Task<bool> PassesAsync(string file, string database)
    {
        var differences = await PlayAsync(file, database);
        Console.Out.WriteLine($"{(differences.Count == 0 ? "passed" : "FAILED")} {file}");
        foreach (var difference in differences) Console.Out.WriteLine($"  {difference}");
        return differences.Count == 0;
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(string file, string database)
    {
        try
        {
            var scenario = Scenario.Read(file, await File.ReadAllTextAsync(file));
            await using var host = await ScenarioHost.StartAsync(scenario, Workflows(file), database, Quiet);
            return await new ScenarioRun(scenario, host.Engine).RunAsync();
        }
        catch (Exception fault) when (fault is FormatException or StartupException or KeyNotFoundException)
        {
            return [fault.Message];
        }
    }

    // Only what a scenario finds is of interest.
    private static void Quiet(WebApplicationBuilder builder) => builder.Configuration["Serilog:MinimumLevel:Default"] = "Error";

    /// <summary>The folder of the life events that a scenario belongs to: two above that of the scenarios.</summary>
    private static string Workflows(string file) => Directory.GetParent(file)?.Parent?.Parent is { } folder && Directory.Exists(Path.Combine(folder.FullName, "agencies"))
        ? folder.FullName
        : Path.GetFullPath(WorkflowsPlace.Name);

    // `dotnet run --project` starts the program in its project's folder, and the path is said from further up.
    private static string Found(string path)
    {
        for (var place = new DirectoryInfo(Environment.CurrentDirectory); place is not null; place = place.Parent)
            if (Path.Combine(place.FullName, path) is var found && Path.Exists(found)) return found;
        return path;
    }

    private static List<string> Files(string path) => File.Exists(path)
        ? [Path.GetFullPath(path)]
        : Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)
                .Where(f => Directory.GetParent(f)!.Name == "scenarios")
                .Order(StringComparer.Ordinal).Select(Path.GetFullPath)]
            : [];
}
