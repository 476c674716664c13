using Journeys.AgencyKit.Reference;
using Journeys.Host.Agency;
using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Journeys.Host.Operations.Demonstration;

/// <summary>
/// Runs the reference agencies beside a demonstration's host. They know it by its address, its public contract and
/// tokens of their own, as agencies elsewhere do. <c>Journeys:ReferenceAgencies=false</c> leaves them out.
/// </summary>
internal sealed class BesideAgencies(
    AgencyTokens tokens, AgencyCatalogue catalogue, IServer server, DemoFolder folder, IHostApplicationLifetime host,
    ILogger<BesideAgencies> logger) : BackgroundService
{
    private const int DaysOfTokens = 30;
    private ReferenceAgencies? _agencies;

    public DateTimeOffset? NextPlanned => _agencies?.NextPlanned;

    /// <summary>The register reports the fact by which a persona's journey begins.</summary>
    public Task RegisterAsync(string persona, DateOnly today, CancellationToken cancellation) =>
        _agencies?.RegisterAsync(persona, today, cancellation)
        ?? throw new InvalidOperationException("The reference agencies are not running yet. Try again in a moment.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = host.ApplicationStarted.Register(() => started.TrySetResult());
        try
        {
            await started.Task.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return; // the host could not start, and says why itself
        }

        if (Address() is not { } address) return;
        using var agencies = new ReferenceAgencies(new()
        {
            Http = () => new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) },
            Tokens = await TokensAsync(NameAt(address), stoppingToken),
            Ledgers = folder.Of("agencies"),
            Also = ["maja", "amina", "nadia", "torsten", "pia"],
            Log = message => logger.LogDebug("{Message}", message),
        });
        _agencies = agencies;
        await agencies.RunAsync(stoppingToken);
    }

    /// <summary>Each host's agencies have tokens of their own: another on the same database listens elsewhere.</summary>
    private static string NameAt(Uri address) => $"demonstration at {Environment.MachineName}:{address.Port}";

    /// <summary>Fresh tokens at every start; the earlier ones of the same place end.</summary>
    private async Task<Dictionary<string, string>> TokensAsync(string name, CancellationToken cancellation)
    {
        foreach (var old in (await tokens.ListAsync(cancellation)).Where(t => t.Name == name && t.RevokedAt is null))
            await tokens.RevokeAsync(old.Id, cancellation);
        var issued = new Dictionary<string, string>();
        foreach (var agency in catalogue.Ids)
            issued[agency] = (await tokens.IssueAsync(agency, name, DaysOfTokens, cancellation)).ToString();
        return issued;
    }

    /// <summary>An address that this machine reaches; null under a test's server, which has none.</summary>
    private Uri? Address() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) is { } address
            ? new Uri(address.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal)
                .Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal))
            : null;
}
