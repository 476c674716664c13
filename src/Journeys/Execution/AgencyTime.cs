using Journeys.Definitions;
using Journeys.Law;

namespace Journeys.Execution;

/// <summary>An agency's own time: it starts when the application is complete, unless the step's <see cref="PauseRule"/> says otherwise.</summary>
public static class AgencyTime
{
    /// <summary>The last day of a period that a case has at its agency; null while it was not sent, or while the time stands still.</summary>
    /// <param name="step">The step that was sent.</param>
    /// <param name="state">Where it stands for one subject.</param>
    /// <param name="period">The service's level, or the law's period.</param>
    public static DateOnly? Due(Step step, StepState state, Period period)
    {
        if (state.SentOn is not { } sent || (state.IncompleteSince is not null && step.PauseRule != PauseRule.None))
            return null;
        return step.PauseRule switch
        {
            PauseRule.None => StatutoryTime.Due(sent, period),
            PauseRule.Suspend => StatutoryTime.Shift(StatutoryTime.Due(sent, period, noSundayRule: true).AddDays(state.PausedDays)),
            _ => StatutoryTime.Due(state.CompleteOn ?? sent, period),
        };
    }
}
