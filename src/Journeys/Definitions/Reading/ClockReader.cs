namespace Journeys.Definitions.Reading;

/// <summary>Reads what a step says about the agency's own time, and what the person may do meanwhile.</summary>
internal static class ClockReader
{
    public static Step Read(Place journeys, Step step)
    {
        var rules = step with { PauseRule = ReadPause(journeys["pauseRule"], step) };
        return rules is AgencyStep asked ? asked with { NoDelayDemand = ReadReason(journeys["noDelayDemand"]), NoWithdrawal = ReadReason(journeys["noWithdrawal"]) } : rules;
    }

    private static PauseRule ReadPause(Place place, Step step)
    {
        if (place.Text() is not { } written) return PauseRule.Restart;
        if (step is not AgencyActivity)
            place.Fault("only an agency's own time pauses: a citizen's last day never does.", "Take pauseRule away.");
        switch (written)
        {
            case "restart": return PauseRule.Restart;
            case "suspend": return PauseRule.Suspend;
            case "none": return PauseRule.None;
            default:
                place.Fault($"'{written}' is no way to pause.", "Write restart (the time begins when the application is complete), suspend (it stands still) or none (it runs on).");
                return PauseRule.Restart;
        }
    }

    private static string? ReadReason(Place place) => place.Exists ? place.RequiredText() : null;
}
