using Npgsql;

namespace Journeys.Host.Storage;

/// <summary>What must be in place, and is read from the database, before anything is handled.</summary>
public interface IOpensWithStorage
{
    Task OpenAsync(CancellationToken cancellation);
}

/// <summary>The first thing that starts: the right kind of database, its schema, then what is kept in it.</summary>
internal sealed class Opening(
    NpgsqlDataSource database, Schema schema, StateForms forms, HostMode mode, IEnumerable<IOpensWithStorage> rooms) : IHostedService
{
    /// <summary>Whether the schema is applied and everything read.</summary>
    public bool Done { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var alone = await AloneAsync(cancellationToken);
        await DemoMark.VerifyAsync(database, mode.Demo, cancellationToken);
        await forms.VerifyAsync(cancellationToken);
        if (mode.SetsUp)
            await schema.SetUpAsync(cancellationToken);
        else
            await schema.VerifyAsync(cancellationToken);
        if (mode.Demo) await DemoMark.SetAsync(database, cancellationToken);
        await forms.RecordAsync(cancellationToken);
        foreach (var room in rooms) await room.OpenAsync(cancellationToken);
        Done = true;
    }

    /// <summary>Also the first use of the database, which may not be there.</summary>
    private async Task<OpeningLock> AloneAsync(CancellationToken cancellation)
    {
        try
        {
            return await OpeningLock.TakeAsync(database, cancellation);
        }
        catch (NpgsqlException fault)
        {
            throw new StartupException(
                $"The database of ConnectionStrings:Journeys cannot be used: {(fault as PostgresException)?.MessageText ?? fault.Message}. Start it, or mend the connection string.", fault);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
