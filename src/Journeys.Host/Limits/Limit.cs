using Journeys.Host.Storage;

namespace Journeys.Host.Limits;

/// <summary>
/// How much a host takes in: <c>Journeys:Limits:…</c> of the configuration, each explained in docs/operations.md. The
/// defaults are far above what a person or an agency comes to.
/// </summary>
public sealed record Limit
{
    /// <summary>Bytes of a body, whoever sends it. The agency contract promises 256 kB.</summary>
    public int BodyBytes { get; init; } = 256 * 1024;

    public int FormFields { get; init; } = 500;
    public int FormFieldBytes { get; init; } = 64 * 1024;
    public int HeaderBytes { get; init; } = 16 * 1024;
    public int QueryCharacters { get; init; } = 2048;

    /// <summary>A request that is not answered by then is given up; an open page's live updates are not counted.</summary>
    public int RequestSeconds { get; init; } = 60;

    public int TokenPerMinute { get; init; } = 12_000;
    public int PersonPerMinute { get; init; } = 1200;

    /// <summary>For those who are not signed in.</summary>
    public int AddressPerMinute { get; init; } = 3000;

    /// <summary>Tokens that nobody has, from one address.</summary>
    public int WrongTokensPerMinute { get; init; } = 120;

    /// <summary>Drafts that are still saved for a person beyond <see cref="PersonPerMinute"/>.</summary>
    public int SavesPerMinute { get; init; } = 30;

    /// <summary>Open pages of one person that are told of changes.</summary>
    public int LivePerPerson { get; init; } = 20;

    /// <summary>Receive calls of one token that wait at the same time.</summary>
    public int ReceivesPerToken { get; init; } = 20;

    /// <summary>Requests that are worked on with the database at the same time; fewer than its connections.</summary>
    public int DatabaseAtOnce { get; init; } = 48;

    public int DatabaseQueue { get; init; } = 256;
    public int DatabaseQueueSeconds { get; init; } = 5;

    /// <summary>Agencies' messages that are accepted and not yet applied, beyond which no new ones are taken.</summary>
    public int Backlog { get; init; } = 20_000;

    /// <exception cref="StartupException">A setting is no positive whole number.</exception>
    public static Limit From(IConfiguration configuration)
    {
        try
        {
            var limit = configuration.GetSection("Journeys:Limits").Get<Limit>() ?? new();
            if (Wrong(limit) is not { } wrong) return limit;
            throw new StartupException($"Journeys:Limits:{wrong} is not a whole number of 1 or more. Mend it, or leave it out for the default.");
        }
        catch (InvalidOperationException unread)
        {
            throw new StartupException($"Journeys:Limits cannot be read: {unread.Message} Give whole numbers of 1 or more; docs/operations.md lists them.", unread);
        }
    }

    private static string? Wrong(Limit limit) =>
        typeof(Limit).GetProperties().FirstOrDefault(p => p.GetValue(limit) is int and < 1)?.Name;
}
