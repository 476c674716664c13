using System.Net;
using System.Net.Sockets;

namespace Journeys.Faults.Worlds;

/// <summary>A TCP way to a server that can be cut, slowed, silenced, or made to lose answers. It stays at one port.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Func<EndPoint> _to;
    private readonly Random _chance;
    private readonly HashSet<Socket> _open = [];
    private readonly CancellationTokenSource _over = new();
    private TcpListener? _listener;

    /// <param name="to">Where the server is now; asked at each connection.</param>
    /// <param name="seed">Of what is lost.</param>
    public Wire(Func<EndPoint> to, int seed)
    {
        (_to, _chance) = (to, new(seed));
        Mend();
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    public int Port { get; private set; }

    /// <summary>How much later everything comes, each way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Connections stay, and nothing comes through.</summary>
    public bool Silent { get; set; }

    /// <summary>The share of answers that break the connection in place of coming: the server did its work, and the client never knows.</summary>
    public double Loses { get; set; }

    /// <summary>How many answers were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Every connection breaks, and none is taken until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _listener?.Stop();
        _listener = null;
        Break();
    }

    /// <summary>Every connection breaks; new ones are taken.</summary>
    public void Break()
    {
        lock (_open)
        {
            foreach (var socket in _open) socket.Dispose();
            _open.Clear();
        }
    }

    public void Mend()
    {
        (Delay, Silent, Loses) = (TimeSpan.Zero, false, 0);
        if (_listener is not null) return;
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Dispose()
    {
        _over.Cancel();
        Cut();
        _over.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Until it is mended.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var _ = client;
        using var server = new Socket(_to().AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        lock (_open) _open.UnionWith([client, server]);
        try
        {
            await server.ConnectAsync(_to());
            await Task.WhenAny(CopyAsync(client, server, answers: false), CopyAsync(server, client, answers: true));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // The other end sees its own end close.
        }
        finally
        {
            lock (_open) _open.ExceptWith([client, server]);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                while (Silent) await Task.Delay(20, _over.Token);
                if (Delay > TimeSpan.Zero) await Task.Delay(Delay, _over.Token);
                if (answers && Loses > 0 && Drops()) return;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }

    private bool Drops()
    {
        lock (_chance)
        {
            if (_chance.NextDouble() >= Loses) return false;
            Lost++;
            return true;
        }
    }
}
