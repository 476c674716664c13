using Journeys.Benchmarks.Answers;
using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Storage;

namespace Journeys.Benchmarks.Bereavements;

/// <summary>What of a host a life is decided with.</summary>
internal sealed record Cradle(Definition Definition, Evaluate Evaluate, PersonRegistry People, PersonResolver Persons, Sealer Sealer)
{
    public static Cradle Of(EngineHost host) => new(
        host.Get<DefinitionCatalogue>().Reading.Definitions["bereavement"], host.Get<Evaluate>(), host.People, host.Get<PersonResolver>(), host.Sealer);
}
