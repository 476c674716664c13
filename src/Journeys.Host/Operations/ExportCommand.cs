using JasperFx.CommandLine;
using Journeys.Host.Chain;

namespace Journeys.Host.Operations;

public sealed class ExportInput : NetCoreInput
{
    [Description("The file to write, which must not exist yet")]
    public string? ToFlag { get; set; }

    [Description("Only this journey, with the proof that leads to the last published root")]
    public Guid? JourneyFlag { get; set; }
}

/// <summary>Writes the log (events still sealed, heads and roots) as JSON lines that <c>verify --from</c> checks without a database.</summary>
[Description("Write the verifiable log to a file", Name = "export")]
public sealed class ExportCommand : JasperFxAsyncCommand<ExportInput>
{
    public override async Task<bool> Execute(ExportInput input)
    {
        if (input.ToFlag is not { } path || File.Exists(path))
        {
            Console.Error.WriteLine(input.ToFlag is null ? "Name the file to write with --to." : $"{input.ToFlag} exists already. Name a new file with --to.");
            return false;
        }

        return await OnDatabase.RunAsync(input, services => WriteAsync(services.GetRequiredService<LogReading>(), input.JourneyFlag, path));
    }

    private static async Task<bool> WriteAsync(LogReading log, Guid? journey, string path)
    {
        await using var file = new StreamWriter(path);
        var lines = 0L;
        await foreach (var line in log.LinesAsync(journey))
        {
            await file.WriteAsync(LogJson.Write(line) + "\n");
            lines++;
        }

        Console.Out.WriteLine($"{lines} lines in {path}");
        return true;
    }
}
