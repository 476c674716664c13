namespace Journeys.Definitions;

/// <summary>What an agency's own time does while the agency waits for what an application lacks. A citizen's last day never pauses.</summary>
public enum PauseRule
{
    /// <summary>It begins anew when the application is complete (life-events.md §2.0).</summary>
    Restart,

    /// <summary>It stands still, and goes on from there.</summary>
    Suspend,

    /// <summary>It runs on.</summary>
    None,
}
