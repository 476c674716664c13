using JasperFx;
using JasperFx.CommandLine;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Journeys.Host.Operations;

/// <summary>The host's commands (<c>dotnet run -- help</c>), and <c>--demo</c>, which goes with all of them.</summary>
internal static class CommandLine
{
    private const string Demo = "--demo";
    private const string Run = "run";

    private static readonly string[] WithoutDatabase = ["help", "?", "check", "scenario", "health", "codegen", "openapi", "studio"];

    /// <summary>The arguments as the configuration reads them. A command shares the embedded server of a host that runs.</summary>
    public static string[] ForHost(string[] args)
    {
        string[] kept = [.. args.Where(a => a != Demo)];
        // First, since a flag that stands last takes what comes after it for its value.
        if (kept.Length < args.Length) kept = ["--Journeys:Demo=true", .. kept];
        return NameOf(args) is null ? kept : [$"--{EmbeddedPostgresOptions.Share}=true", .. kept];
    }

    /// <summary>Runs the named command, or else the host itself: until stopped, or 1 where it refuses to start, with the reason.</summary>
    public static async Task<int> RunCommandAsync(this WebApplication app, string[] args)
    {
        string[] command = [.. args.Where(a => a != Demo)];
        var name = NameOf(command);
        // A host that something else in this process starts (JasperFxEnvironment) gets the refusal itself.
        if (JasperFxEnvironment.AutoStartHost) return await app.RunJasperFxCommands(command);
        if (name is null) return await ToldAsync(() => app.RunAsync());
        // An export is verified where it lies.
        var offline = (WithoutDatabase.Contains(name) && !(name == "check" && command.Contains("--observed"))) || (name == "verify" && command.Contains("--from"));
        var opened = offline ? 0 : await ToldAsync(() => Task.FromResult(app.Services.GetRequiredService<NpgsqlDataSource>()));
        return opened != 0 ? opened : await app.RunJasperFxCommands(command);
    }

    /// <summary>The command's name; null for the host itself.</summary>
    private static string? NameOf(string[] args) =>
        args.FirstOrDefault() is { } first && first != Run && !first.StartsWith("--", StringComparison.Ordinal) ? first : null;

    /// <summary>0; or 1 where it is refused, with the reason in plain words.</summary>
    private static async Task<int> ToldAsync(Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (Exception refusal) when (refusal is StartupException or EmbeddedPostgresException or MasterKeyException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("It was stopped before it had started.");
        }
        catch (IOException busy) when (busy.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{busy.Message} Stop what listens there, or start with --urls http://127.0.0.1:<another port>.");
        }

        return 1;
    }
}
