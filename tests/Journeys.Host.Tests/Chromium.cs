using System.Diagnostics;
using Microsoft.Playwright;

namespace Journeys.Host.Tests;

/// <summary>
/// A real Chromium: from <c>PATH</c>, else Debian's package where it may be installed (root, apt-get), else the one that
/// Playwright fetches itself; else a message that says what to install.
/// </summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private static readonly Lazy<Task<string?>> Executable = new(FindAsync);

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var executable = await Executable.Value;
        try
        {
            return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Flags });
        }
        catch (PlaywrightException e) when (executable is null)
        {
            throw new InvalidOperationException(
                "The browser tests need Chromium, and none was found or could be fetched. Install it: apt-get install chromium (as root).", e);
        }
    }

    private static async Task<string?> FindAsync()
    {
        if (OnPath() is { } found) return found;
        if (Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update", "-q");
            await RunAsync("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium");
            if (OnPath() is { } installed) return installed;
        }

        Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return null;
    }

    private static string? OnPath() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in Names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } })!;
        await process.WaitForExitAsync();
    }
}
