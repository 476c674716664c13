using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Journeys.Host.Tests.Limits;

/// <summary>A way to the database that can be cut: every connection breaks and new ones are refused, until it is mended.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly List<Socket> _open = [];
    private readonly int _port;
    private EndPoint _server = new IPEndPoint(IPAddress.Loopback, 5432);
    private TcpListener? _listener;

    public Proxy()
    {
        Mend();
        _port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    /// <summary>The same database, through here.</summary>
    public string Of(string database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database);
        _server = connection.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{connection.Host}/.s.PGSQL.{connection.Port}")
            : new IPEndPoint(Dns.GetHostAddresses(connection.Host, AddressFamily.InterNetwork)[0], connection.Port);
        (connection.Host, connection.Port) = ("127.0.0.1", _port);
        return connection.ConnectionString;
    }

    public void Cut()
    {
        _listener!.Stop();
        lock (_open)
        {
            _open.ForEach(s => s.Dispose());
            _open.Clear();
        }
    }

    public void Mend()
    {
        _listener = new(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
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
        var server = new Socket(_server.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        lock (_open) _open.AddRange([client, server]);
        try
        {
            await server.ConnectAsync(_server);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // The other end sees its own end close.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is var count and > 0) await to.SendAsync(buffer.AsMemory(0, count));
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}
