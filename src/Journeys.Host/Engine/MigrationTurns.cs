namespace Journeys.Host.Engine;

/// <summary>Moves the journeys that are asked for, one after the other, whichever host comes first.</summary>
internal sealed class MigrationTurns(
    AskedMigrations asked, Migrations migrations, DefinitionCatalogue definitions, TimeProvider real, ILogger<MigrationTurns> logger) : BackgroundService
{
    // A host that dies lets go of its journey without a word.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _asked = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        asked.Asked += Wake;
        try
        {
            while (true)
            {
                await _asked.WaitAsync(Look, stoppingToken);
                await MoveAllAsync(stoppingToken);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            asked.Asked -= Wake;
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _asked.Dispose();
    }

    private void Wake() => _asked.Release();

    private async Task MoveAllAsync(CancellationToken stopping)
    {
        try
        {
            while (await asked.TakeAsync(next => MoveAsync(next, stopping), stopping))
            {
            }
        }
        // Whatever it is: a background service that throws takes the host with it.
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            logger.LogWarning(fault, "A journey that is asked to be migrated could not be looked at; it is tried again in {Seconds} s", Pause.TotalSeconds);
            await Task.Delay(Pause, real, stopping);
            Wake();
        }
    }

    /// <summary>One that cannot be looked at at all stays, and holds up no other.</summary>
    private async Task<string?> MoveAsync(AskedMigration next, CancellationToken cancellation)
    {
        try
        {
            return await CertifiedAsync(next, cancellation);
        }
        catch (Exception fault) when (!Transient.Is(fault) && !LostRace.Is(fault) && !cancellation.IsCancellationRequested)
        {
            logger.LogError(fault, "Journey {Journey} could not be looked at for its migration", next.Journey);
            return $"not-looked-at: {fault.GetType().Name}. The log of the host has more.";
        }
    }

    private async Task<string?> CertifiedAsync(AskedMigration next, CancellationToken cancellation)
    {
        var to = await definitions.WithHashAsync(next.Hash, cancellation);
        var broken = await migrations.MoveAsync(next.Journey, to, cancellation);
        logger.LogInformation("Journey {Journey} {Outcome} version {Version}", next.Journey, broken.Count == 0 ? "goes on by" : "does not move to", to.Version);
        return broken.Count == 0 ? null : string.Join(Environment.NewLine, broken.Select(b => $"{b.Name}: {b.Sentence}"));
    }
}
