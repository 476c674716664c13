using JasperFx.CommandLine;
using Journeys.Host.Storage;
using Npgsql;

namespace Journeys.Host.Operations;

/// <summary>Runs a command's act on the services of a host that is built and not started; what stands in its way is told in plain words.</summary>
internal static class OnDatabase
{
    public static async Task<bool> RunAsync(NetCoreInput input, Func<IServiceProvider, Task<bool>> act)
    {
        try
        {
            using var host = input.BuildHost();
            return await act(host.Services);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            await Console.Error.WriteLineAsync($"{fault.MessageText}. Make the schema with 'dotnet Journeys.Host.dll resources setup'.");
        }
        catch (NpgsqlException fault)
        {
            await Console.Error.WriteLineAsync($"The database does not answer as it should: {fault.Message}. Look at ConnectionStrings:Journeys and at the server.");
        }
        catch (Exception refusal) when (refusal is StartupException or MasterKeyException or EmbeddedPostgresException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
        }

        return false;
    }
}
