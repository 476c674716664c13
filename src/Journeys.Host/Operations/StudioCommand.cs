using JasperFx.CommandLine;
using Journeys.Host.Elsa.Studio;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

public sealed class StudioInput : NetCoreInput
{
    [Description("restore: fetch Elsa Studio from npm, unless it is there")]
    public string Act { get; set; } = "";
}

/// <summary><c>studio restore</c>: fetches Elsa Studio, which a host then serves under <c>/studio</c>; one that runs needs no restart.</summary>
[Description("Fetch Elsa Studio, an optional part (46 MB)", Name = "studio")]
public sealed class StudioCommand : JasperFxAsyncCommand<StudioInput>
{
    public StudioCommand() => Usage("Fetch the Studio").Arguments(x => x.Act);

    public override async Task<bool> Execute(StudioInput input)
    {
        if (input.Act != "restore")
        {
            await Console.Error.WriteLineAsync($"studio {input.Act}: say 'studio restore'.");
            return false;
        }

        using var host = input.BuildHost();
        try
        {
            Console.Out.WriteLine($"Elsa Studio {StudioPackage.Version} is in {await host.Services.GetRequiredService<StudioPackage>().RestoreAsync(default)}");
            return true;
        }
        catch (StartupException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return false;
        }
    }
}
