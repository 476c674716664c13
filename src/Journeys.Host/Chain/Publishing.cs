namespace Journeys.Host.Chain;

/// <summary>Publishes a root each <c>Journeys:Log:Interval</c> (a minute) in which events came; several hosts publish one chain.</summary>
internal sealed class Publishing(RootPublisher publisher, IConfiguration configuration, TimeProvider real, ILogger<RootPublisher> logger)
    : BackgroundService
{
    private readonly TimeSpan _interval = configuration.GetValue("Journeys:Log:Interval", TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, real);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await PublishAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task PublishAsync(CancellationToken cancellation)
    {
        try
        {
            await publisher.PublishAsync(cancellation);
        }
        // Whatever is wrong with the log, the journeys go on.
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            logger.LogError(fault, "No root was published; the next try is in {Interval}", _interval);
        }
    }
}
