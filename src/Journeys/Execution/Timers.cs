namespace Journeys.Execution;

/// <summary>Instants that the flow itself waits for. Each is a row of its own among the last days, which the sweeper fires.</summary>
internal static class Timers
{
    public static bool IsTimer(DeadlineRevision revision) => revision.Step == EngineRows.Timer;

    public static DateTimeOffset? At(Turn turn, Spot spot) => Find(turn, spot)?.At;

    public static void Arm(Turn turn, Spot spot, DateTimeOffset at) =>
        turn.Emit(new DeadlinesRevised([new(EngineRows.Timer, null, spot.Key, (Find(turn, spot)?.Revision ?? 0) + 1, null, at, false, false, false, [])]));

    public static void Disarm(Turn turn, Spot spot)
    {
        if (Find(turn, spot) is { At: not null } row)
            turn.Emit(new DeadlinesRevised([row with { Revision = row.Revision + 1, At = null }]));
    }

    /// <summary>The instant has come: the token that waited for it goes on.</summary>
    public static void Pass(Turn turn, string key)
    {
        if (turn.Journey.Tokens.ContainsKey(key))
            Flow.Leave(turn, Spot.Of(turn.Definition, key), [Port.Done]);
    }

    private static DeadlineRevision? Find(Turn turn, Spot spot) => turn.Journey.Deadlines.Find(DeadlineKey.Of(EngineRows.Timer, null, spot.Key))?.Current;
}
