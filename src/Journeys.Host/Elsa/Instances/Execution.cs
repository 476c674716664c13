namespace Journeys.Host.Elsa.Instances;

internal enum ExecutionStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>One visit of a token to an activity, from its entry until it left.</summary>
/// <param name="Key">The activity and, in a parallel loop, its item.</param>
internal sealed record Execution(string Key, int Visit, DateTimeOffset StartedAt)
{
    public DateTimeOffset? CompletedAt { get; init; }
    public ExecutionStatus Status { get; init; }

    /// <summary>It waits for an input.</summary>
    public bool Waits { get; init; }

    /// <summary>The ports that it was left by.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>The activity's id: what follows an @ is the item of a parallel loop.</summary>
    public string Activity => IdOf(Key);

    public string Id(string journey) => IdOf(journey, Key, Visit);

    public static string IdOf(string activityKey) => activityKey.Split('@', 2)[0];

    public static string IdOf(string journey, string key, int visit) => $"{journey}:{key}:{visit}";
}
