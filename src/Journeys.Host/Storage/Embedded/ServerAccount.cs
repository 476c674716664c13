using System.Diagnostics;

namespace Journeys.Host.Storage.Embedded;

/// <summary>The system account that runs PostgreSQL, which refuses root. A null name is this process's own account.</summary>
internal sealed record ServerAccount(string? Name)
{
    private const string Created = "journeys";

    public static readonly ServerAccount Ours = new((string?)null);

    /// <summary>
    /// Ours, unless that is root: then <c>postgres</c>, or else a system account <c>journeys</c>, created if need be.
    /// Not <c>nobody</c>: other programs run as that, and could read the data.
    /// </summary>
    public static async Task<ServerAccount> FindAsync(ILogger logger, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess) return Ours;
        foreach (var name in (string[])["postgres", Created])
            if (await Command.RunAsync(Ours, "/", "id", ["-u", name], cancellation) is { Succeeded: true })
                return new ServerAccount(name);
        await CreateAsync(cancellation);
        logger.LogInformation("Created the system account {Account}, since PostgreSQL does not run as root", Created);
        return new ServerAccount(Created);
    }

    public void ApplyTo(ProcessStartInfo start)
    {
        if (Name is not null) start.UserName = Name;
    }

    /// <summary>Hands a path and all below it over to this account.</summary>
    public async Task TakeAsync(string path, CancellationToken cancellation)
    {
        if (Name is null) return;
        var chown = await Command.RunAsync(Ours, "/", "chown", ["-R", $"{Name}:", path], cancellation);
        if (chown is not { Succeeded: true })
            throw new EmbeddedPostgresException($"{path} cannot be handed over to the account '{Name}': {chown?.Output}");
    }

    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellation) =>
        await Command.RunAsync(this, "/", "/bin/sh", ["-c", "cd \"$0\"", folder], cancellation) is { Succeeded: true };

    private static async Task CreateAsync(CancellationToken cancellation)
    {
        string[] arguments =
            ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", Created];
        var useradd = await Command.RunAsync(Ours, "/", "useradd", arguments, cancellation);
        if (useradd is not { Succeeded: true })
            throw new EmbeddedPostgresException($"""
                PostgreSQL does not run as root, there is no system account 'postgres', and '{Created}' cannot be created: {useradd?.Output ?? "no program useradd."}
                Create a system account of one of these names, or run as another user than root.
                """);
    }
}
