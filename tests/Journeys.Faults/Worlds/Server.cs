using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Journeys.Host.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Journeys.Faults.Worlds;

/// <summary>A durable PostgreSQL of its own, beside the hosts, that can be killed and started again on its data.</summary>
internal sealed class Server(string data) : IAsyncDisposable
{
    private EmbeddedPostgres? _postgres;

    /// <summary>Straight to it, past every wire.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_postgres!.ConnectionString) { Pooling = false, MaxAutoPrepare = 0 }.ConnectionString;

    public EndPoint Address
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(_postgres!.ConnectionString);
            return new UnixDomainSocketEndPoint($"{connection.Host}/.s.PGSQL.{connection.Port}");
        }
    }

    public async Task StartAsync(CancellationToken cancellation) => _postgres = await EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = data }, NullLogger.Instance, cancellation);

    /// <summary>As a power cut would end it: what is not on disk is gone.</summary>
    public async Task KillAsync()
    {
        using (var postmaster = Process.GetProcessById(_postgres!.ProcessId)) postmaster.Kill();
        await _postgres.DisposeAsync();
    }

    /// <summary>Whether it takes connections within a minute: one that could not write its log ended, and one that recovers takes its time.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1);)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync(cancellation);
                return true;
            }
            catch (PostgresException recovering) when (recovering.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(100, cancellation);
            }
            catch (NpgsqlException)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Starts it anew, where it has ended by itself.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        await _postgres!.DisposeAsync();
        await StartAsync(cancellation);
    }

    public NpgsqlDataSource Open() => NpgsqlDataSource.Create(ConnectionString);

    public ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
