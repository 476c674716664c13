using System.Globalization;
using System.Text.Json.Nodes;
using Journeys.AgencyKit;

namespace Journeys.Faults.Worlds;

/// <summary>
/// Registers that report deaths and parking notices, and agencies that answer what they are asked, over HTTP through any of
/// the hosts. Each next message of a step or a matter is sent once the one before it is acknowledged; what is not
/// acknowledged is sent again as it was.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private const int AtOnce = 8;
    private static readonly string[] Asked = ["skatteverket", "polismyndigheten"];
    private readonly World _world;
    private readonly int _copies;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly List<Task> _sending = [];

    /// <param name="world">Where the hosts are.</param>
    /// <param name="seed">Of which host is called.</param>
    /// <param name="copies">How often every message is sent, the copies at any later time.</param>
    /// <param name="nodes">The hosts that are called; by default all.</param>
    public Crowd(World world, int seed, int copies = 1, params Node[] nodes)
    {
        (_world, _copies) = (world, copies);
        _http = new(new AnyHost([.. (nodes.Length > 0 ? nodes : [.. world.Nodes]).Select(n => n.Address)], seed))
        {
            BaseAddress = world.Nodes[0].Address,
            Timeout = TimeSpan.FromSeconds(15),
        };
    }

    /// <summary>Reports a death, some of them by mistake, and a parking notice, annulled at once, for each number; returns once that is acknowledged.</summary>
    public Task BeginAsync(IEnumerable<int> numbers, CancellationToken cancellation) =>
        Task.WhenAll(numbers.SelectMany(n => new[] { DieAsync(n, cancellation), ParkAsync(n, cancellation) }));

    /// <summary>The agencies take what they are asked and answer it, until cancelled; what they have begun to send is sent.</summary>
    public async Task WorkAsync(CancellationToken stop, CancellationToken cancellation)
    {
        await Task.WhenAll(Asked.Select(a => ReceiveAsync(a, stop, cancellation)));
        Task[] all;
        lock (_sending) all = [.. _sending];
        await Task.WhenAll(all);
    }

    /// <summary>Posts one message, and notes that it was acknowledged.</summary>
    public async Task SendAsync(string agency, JsonObject message, string mark, string line, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        try
        {
            await Client(agency).PostAsync(message, cancellation);
        }
        finally
        {
            _places.Release();
        }

        _world.Diary.Acknowledged(agency, Guid.Parse((string)message["id"]!), mark, line);
        for (var copy = 1; copy < _copies; copy++) Begin(Client(agency).PostAsync(message, cancellation));
    }

    public AgencyClient Client(string agency) => new(_http, agency, _world.Tokens[agency]);

    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
    }

    private async Task DieAsync(int number, CancellationToken cancellation)
    {
        await SendAsync("skatteverket", Reports.Death(number), $"death-{number}", $"death of {number}", cancellation);
        if (Reports.IsMistaken(number))
            await SendAsync("skatteverket", Reports.DeathAnnulled(number), $"death-{number}-annulled", $"death of {number}", cancellation);
    }

    private async Task ParkAsync(int number, CancellationToken cancellation)
    {
        await SendAsync("kommunen", Reports.Notice(number), $"notice-{number}", $"notice of {number}", cancellation);
        await SendAsync("kommunen", Reports.NoticeAnnulled(number), $"notice-{number}-annulled", $"notice of {number}", cancellation);
    }

    private async Task ReceiveAsync(string agency, CancellationToken stop, CancellationToken cancellation)
    {
        var client = Client(agency);
        try
        {
            while (true)
                foreach (var delivery in await client.ReceiveAsync(maxMessages: 20, waitSeconds: 3, lockSeconds: 30, stop))
                    if (_world.Diary.Took(agency, delivery.Request.Id)) Begin(AnswerAsync(agency, delivery, cancellation));
                    else Begin(client.AcknowledgeAsync(delivery, cancellation));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private async Task AnswerAsync(string agency, Delivery delivery, CancellationToken cancellation)
    {
        await Client(agency).AcknowledgeAsync(delivery, cancellation);
        foreach (var (data, index) in Reports.Answers(delivery.Request).Select((data, index) => (data, index)))
        {
            var id = Messages.IdOf("answer", delivery.Request.Id.ToString(), index.ToString(CultureInfo.InvariantCulture));
            var message = Messages.Answer(id, $"/agencies/{agency}", delivery.Request, data, TimeProvider.System.GetUtcNow());
            var mark = $"{delivery.Request.Subject} {data["outcome"]} {data["decisionId"]}";
            await SendAsync(agency, message, mark, $"{delivery.Request.JourneyId} {delivery.Request.Subject}", cancellation);
        }
    }

    private void Begin(Task sending)
    {
        lock (_sending) _sending.Add(sending);
    }
}
