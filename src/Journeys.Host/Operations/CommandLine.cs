using JasperFx;
using JasperFx.CommandLine;
using Journeys.Host.Storage;

namespace Journeys.Host.Operations;

/// <summary>The host's commands (<c>dotnet run -- help</c>), and <c>--demo</c>, which goes with all of them.</summary>
internal static class CommandLine
{
    private const string Demo = "--demo";

    /// <summary>The arguments as the configuration reads them.</summary>
    public static string[] ForHost(string[] args) =>
        args.Contains(Demo) ? [.. args.Where(a => a != Demo), "--Journeys:Demo=true"] : args;

    /// <summary>Runs the named command, or else the host itself: until stopped, or 1 where it refuses to start, with the reason.</summary>
    public static Task<int> RunCommandAsync(this WebApplication app, string[] args)
    {
        string[] command = [.. args.Where(a => a != Demo)];
        // A host that something else in this process starts (JasperFxEnvironment) gets the refusal itself.
        var itself = Array.TrueForAll(command, a => a.StartsWith("--", StringComparison.Ordinal)) && !JasperFxEnvironment.AutoStartHost;
        return itself ? RunAsync(app) : app.RunJasperFxCommands(command);
    }

    private static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (Exception refusal) when (refusal is StartupException or EmbeddedPostgresException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }
}
