namespace Journeys.Faults.Worlds;

/// <summary>Sends each request to one of the hosts by a seeded chance, and to the next where that one breaks off, as a balancer does.</summary>
internal sealed class AnyHost(IReadOnlyList<Uri> hosts, int seed)
    : DelegatingHandler(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) })
{
    private readonly Random _chance = new(seed);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var left = Shuffled();
        while (true)
        {
            request.RequestUri = new(left.Dequeue(), request.RequestUri!.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (left.Count > 0)
            {
                // The next one; what this one may have done is known by the message's id.
            }
        }
    }

    private Queue<Uri> Shuffled()
    {
        Uri[] all = [.. hosts];
        lock (_chance) _chance.Shuffle(all);
        return new(all);
    }
}
