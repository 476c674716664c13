using Journeys.Host.Tests.Storage;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Journeys.Host.Tests;

/// <summary>Runs the tests as xunit's own entry point would, or is a host of an embedded PostgreSQL for them to kill.</summary>
internal static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        [PostgresHost.Argument, var options] => PostgresHost.RunAsync(options),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
