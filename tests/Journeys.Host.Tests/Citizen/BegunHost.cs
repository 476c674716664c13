using Journeys.Host.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A host with a life event that a person begins: an allotment.</summary>
internal static class BegunHost
{
    public static readonly string Workflows = Path.Combine(RunningHost.TestWorkflows, "..", "BegunWorkflows");

    public static CitizenHost Of(PostgresFixture postgres, Action<IServiceCollection>? services = null) => new(postgres)
    {
        Services = services ?? (_ => { }),
        Settings = [("Journeys:Workflows", Workflows)],
        Begin = _ => Task.FromResult(Guid.Empty),
    };

    public static async Task<JourneyView> ReadAsync(this CitizenHost host, Guid journey) =>
        (await host.Get<JourneyReader>().ReadAsync(journey, TestContext.Current.CancellationToken))!;

    public static Guid JourneyIn(string address) => Guid.Parse(new Uri(address).AbsolutePath.Split('/')[3]);
}
