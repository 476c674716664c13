namespace Journeys.Host.Identity;

/// <summary>The clock on the wall, for tokens and locks; journeys have their own, which a demo may move.</summary>
public sealed record RealTime(TimeProvider Clock)
{
    public DateTimeOffset Now => Clock.GetUtcNow();
}
