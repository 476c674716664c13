namespace Journeys.Faults.Worlds;

/// <summary>Sends each request to one of the hosts by a seeded chance, dead or alive, as a simple balancer does.</summary>
internal sealed class AnyHost(IReadOnlyList<Uri> hosts, int seed)
    : DelegatingHandler(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) })
{
    private readonly Random _chance = new(seed);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri host;
        lock (_chance) host = hosts[_chance.Next(hosts.Count)];
        request.RequestUri = new(host, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
