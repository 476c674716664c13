using JasperFx.CommandLine.Descriptions;
using JasperFx.Resources;
using Journeys.Host.Storage;

namespace Journeys.Host.Chain;

/// <summary>The log's triggers among the resources that commands and start-up set up and check.</summary>
internal sealed class ChainPart(ChainTriggers triggers) : SystemPartBase("Log", Place)
{
    private static readonly Uri Place = new("journeys://log");

    public override ValueTask<IReadOnlyList<IStatefulResource>> FindResources() => new([new Resource(triggers)]);

    private sealed class Resource(ChainTriggers triggers) : StatefulResourceBase("Journeys", "log", Place, Place)
    {
        public override Task Setup(CancellationToken token) => triggers.SetUpAsync(token);

        public override async Task Check(CancellationToken token)
        {
            if (!await triggers.AreThereAsync(token))
                throw new StartupException("The log's triggers are missing. Make them with 'dotnet Journeys.Host.dll resources setup'.");
        }

        public override Task ClearState(CancellationToken token) => Task.CompletedTask;

        public override Task Teardown(CancellationToken token) => Task.CompletedTask;
    }
}
