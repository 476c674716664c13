using System.Diagnostics;

namespace Journeys.Host.Operations;

/// <summary>Handles a message under the trace of the request that sent it, so that what is logged of one matter has one trace id.</summary>
internal sealed class Traces : IHostedService, IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == "Wolverine",
        Sample = (ref _) => ActivitySamplingResult.PropagationData,
        SampleUsingParentId = (ref _) => ActivitySamplingResult.PropagationData,
    };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();
}
