namespace Journeys.Host.Storage;

/// <summary>
/// Whether this host is a demonstration: personas, reference agencies and a clock that can be moved. It is one with
/// <c>--demo</c> (<c>Journeys:Demo</c>), and in Development unless that is <c>false</c>.
/// </summary>
public sealed record HostMode(bool Demo, bool Development)
{
    public static HostMode From(IConfiguration configuration, IHostEnvironment environment) =>
        new(configuration.GetValue<bool?>("Journeys:Demo") ?? environment.IsDevelopment(), environment.IsDevelopment());

    /// <summary>Whether start-up makes and changes the schema; else a command does.</summary>
    public bool SetsUp => Demo || Development;
}
