using JasperFx;
using JasperFx.CommandLine.Descriptions;
using JasperFx.Resources;

namespace Journeys.Host.Storage;

/// <summary>The database's schema: Marten's, Wolverine's and ours, as the <c>resources</c> command sees them.</summary>
internal sealed class Schema(IEnumerable<ISystemPart> parts)
{
    public async Task SetUpAsync(CancellationToken cancellation)
    {
        foreach (var resource in await ResourcesAsync()) await resource.Setup(cancellation);
    }

    public async Task VerifyAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var resource in await ResourcesAsync()) await resource.Check(cancellation);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or MasterKeyException))
        {
            throw new StartupException("""
                The database's schema is missing or older than this program.
                Look at the changes with 'dotnet Journeys.Host.dll upgrade-script --to changes.sql', apply them with 'dotnet Journeys.Host.dll resources setup', then start again.
                """, fault);
        }
    }

    private async Task<IReadOnlyList<IStatefulResource>> ResourcesAsync()
    {
        var found = new List<IStatefulResource>();
        foreach (var part in parts) found.AddRange(await part.FindResources());
        return found;
    }
}
