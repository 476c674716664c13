using Journeys.Host.Analyst;
using Journeys.Host.Elsa.Definitions;
using Journeys.Host.Engine;

namespace Journeys.Host.Elsa.Instances;

/// <summary>Finds journeys by the pseudonym that analysts know them by. Nothing sealed is opened.</summary>
internal sealed class OpenedJourneys(ListedJourneys listed, JourneyReader reader, DefinitionFiles files)
{
    /// <summary>Null where there is no such journey.</summary>
    public async Task<OpenedJourney?> FindAsync(string pseudonym, CancellationToken cancellation)
    {
        if (await listed.FindAsync(pseudonym, cancellation) is not { } found) return null;
        if (await reader.ReadAsync(found.Id, cancellation) is not { } view) return null;
        return await files.WithHashAsync(view.Definition.Hash, cancellation) is { } file ? new(pseudonym, view, file) : null;
    }
}
