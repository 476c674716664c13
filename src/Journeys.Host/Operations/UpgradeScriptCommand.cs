using JasperFx.CommandLine;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

public sealed class UpgradeScriptInput : NetCoreInput
{
    [Description("The file to write")]
    public string? ToFlag { get; set; }
}

/// <summary>Writes what the database's schema lacks as a script, and changes nothing.</summary>
[Description("Write what the database's schema lacks as a script to read and run", Name = "upgrade-script")]
public sealed class UpgradeScriptCommand : JasperFxAsyncCommand<UpgradeScriptInput>
{
    public override async Task<bool> Execute(UpgradeScriptInput input)
    {
        if (input.ToFlag is { } path) return await OnDatabase.RunAsync(input, services => WriteAsync(services.GetRequiredService<UpgradeScript>(), path));
        Console.Error.WriteLine("Name the file to write with --to.");
        return false;
    }

    private static async Task<bool> WriteAsync(UpgradeScript script, string path)
    {
        await using var file = new StreamWriter(path);
        var differs = await script.WriteAsync(file, default);
        Console.Out.WriteLine(differs
            ? $"The changes are in {path}. Run it, or let 'resources setup' do the same."
            : $"No table, index or function differs; {path} has the log's triggers and the vault alone, which may be run again.");
        return true;
    }
}
