using Marten;

namespace Journeys.Host.Storage;

/// <summary>
/// Every earlier form of an event that was ever released and that today's record does not read as it stands. An entry is
/// never removed. How one is added: README, "A stored form changes".
/// </summary>
public static class Upcasts
{
    public static IReadOnlyList<Upcast> All { get; } = [];

    internal static void AddUpcasts(this IServiceCollection services)
    {
        foreach (var upcast in All) services.AddSingleton(upcast);
        services.AddSingleton<IConfigureMarten, MapStoredNames>();
    }

    private sealed class MapStoredNames(IEnumerable<Upcast> upcasts) : IConfigureMarten
    {
        public void Configure(IServiceProvider services, StoreOptions options)
        {
            EventNames.Map(options.Events);
            foreach (var upcast in upcasts) upcast.Map(options.Events);
        }
    }
}
