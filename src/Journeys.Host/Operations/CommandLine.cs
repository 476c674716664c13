using JasperFx;

namespace Journeys.Host.Operations;

/// <summary>The host's commands (<c>dotnet run -- help</c>), and <c>--demo</c>, which goes with all of them.</summary>
internal static class CommandLine
{
    private const string Demo = "--demo";

    /// <summary>The arguments as the configuration reads them.</summary>
    public static string[] ForHost(string[] args) =>
        args.Contains(Demo) ? [.. args.Where(a => a != Demo), "--Journeys:Demo=true"] : args;

    public static Task<int> RunCommandAsync(this WebApplication app, string[] args) =>
        app.RunJasperFxCommands([.. args.Where(a => a != Demo)]);
}
