using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What people sent or took back, each with the number of its receipt.</summary>
internal static class Receipts
{
    /// <summary>Null for what has no receipt.</summary>
    public static string? NumberOf(IJourneyEvent happened) => happened switch
    {
        TaskSubmitted e => e.Receipt,
        RequestWithdrawn e => e.Receipt,
        JourneyWithdrawn e => e.Receipt,
        _ => null,
    };

    public static string? InstanceOf(IJourneyEvent happened) => happened switch
    {
        TaskSubmitted e => e.Instance,
        RequestWithdrawn e => e.Instance,
        _ => null,
    };
}
