using Alba;
using JasperFx.CommandLine;
using Journeys.Host.Engine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Journeys.Host.Tests;

/// <summary>The real host in this process, a demonstration unless a setting says otherwise.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private RunningHost(IAlbaHost alba) => Alba = alba;

    public IAlbaHost Alba { get; }

    internal static readonly string MasterKey = Convert.ToBase64String(new byte[32]);

    /// <summary>The life events of this repository.</summary>
    public static string Shipped { get; } = Path.Combine(Root(), "workflows");

    public static string TestWorkflows { get; } = Path.Combine(Root(), "tests", "Journeys.Host.Tests", "Workflows");

    /// <param name="database">A connection string.</param>
    /// <param name="settings">Settings that differ, such as <c>("Journeys:Workflows", folder)</c> or <c>("environment", "Production")</c>.</param>
    public static Task<RunningHost> StartAsync(string database, params (string Key, string Value)[] settings) =>
        StartAsync(database, _ => { }, settings);

    /// <param name="services">Services that differ, such as the real time.</param>
    public static async Task<RunningHost> StartAsync(
        string database, Action<IServiceCollection> services, params (string Key, string Value)[] settings)
    {
        JasperFxEnvironment.AutoStartHost = true;
        return new(await AlbaHost.For<Program>(builder =>
        {
            builder.UseSetting("environment", "Development");
            builder.UseSetting("Journeys:ReferenceAgencies", "false");
            builder.UseSetting("ConnectionStrings:Journeys", database);
            builder.UseSetting("Journeys:Workflows", TestWorkflows);
            builder.UseSetting("Journeys:MasterKey", MasterKey);
            builder.ConfigureServices(services);
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
        }));
    }

    public T Get<T>() where T : notnull => Alba.Services.GetRequiredService<T>();

    /// <summary>Waits until every message that was sent is handled.</summary>
    public Task StillAsync() => Get<Stillness>().WaitAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Alba.DisposeAsync();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Journeys.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
