namespace Journeys.Law;

/// <summary>What an answer does to the step that waits for it.</summary>
public enum OutcomeGroup
{
    /// <summary>The step goes on waiting.</summary>
    Progress,
    /// <summary>The step ends with all or part of what was asked for.</summary>
    Granted,
    /// <summary>The step ends without what was asked for.</summary>
    Refused,
    /// <summary>The step ends because there was nothing to decide or deliver.</summary>
    Nothing,
    /// <summary>The step is handed over to a manual task.</summary>
    Declined,
    /// <summary>An earlier answer of the step is replaced or voided.</summary>
    Supersedes,
}
