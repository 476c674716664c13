using JasperFx.CommandLine;

namespace Journeys.Host.Operations;

public sealed class HealthInput
{
    [Description("Where the host listens; else ASPNETCORE_HTTP_PORTS on this machine, else port 8080")]
    public string? UrlFlag { get; set; }
}

/// <summary>Asks the running host whether it is alive. Exit code 0: it is; 1: it is not, or does not answer within 3 s. For a container's health check.</summary>
[Description("Ask the running host whether it is alive", Name = "health")]
public sealed class HealthCommand : JasperFxAsyncCommand<HealthInput>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public override async Task<bool> Execute(HealthInput input)
    {
        var address = new Uri(new Uri(input.UrlFlag ?? Local()), "/health/live");
        try
        {
            using var client = new HttpClient { Timeout = Patience };
            using var answer = await client.GetAsync(address);
            Console.Out.WriteLine($"{address}: {(int)answer.StatusCode} {answer.ReasonPhrase}");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            Console.Error.WriteLine($"{address}: {fault.Message} Is the host running, and does it listen there? Name another address with --url.");
            return false;
        }
    }

    private static string Local()
    {
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "8080";
        return $"http://127.0.0.1:{port}";
    }
}
