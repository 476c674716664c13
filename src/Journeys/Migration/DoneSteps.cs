using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>What is finished stays finished, with the same outcome, and is not asked again. A finished step may be removed only where it left nothing outside.</summary>
internal static class DoneSteps
{
    public static Invariant Check(Case @case) => Invariant.Of(Invariant.Done,
        [.. @case.Was.Steps.Where(s => IsDone(s.Value)).SelectMany(s => Compare(@case, s.Key, s.Value))]);

    // What may be opened once more is done, too.
    private static bool IsDone(StepState state) => state.Ended || state is { Phase: StepPhase.Offered, EndedOn: not null };

    private static IEnumerable<string?> Compare(Case @case, string instance, StepState was)
    {
        var now = @case.Of(instance);
        return now.Count == 0 ? [Removed(@case, instance, was)] : now.Select(n => Compare(@case, instance, was, n));
    }

    private static string? Removed(Case @case, string instance, StepState was)
    {
        var told = @case.From.Activities[was.Activity] is AgencyActivity && (was.SentOn is not null || was is { Port: not Port.NotApplicable });
        return told ? $"{instance} is removed, and an agency was asked or told by it: what it answers or takes back would find no step." : null;
    }

    private static string? Compare(Case @case, string instance, StepState was, string now)
    {
        var would = @case.Would.Steps.Find(now);
        if (would is { Ended: true } && @case.SourcesOf(now).ToList() is { Count: > 1 } parts)
        {
            if (parts.Find(p => !p.Ended) is { } part)
                return $"{instance} is finished, and {part.Activity}, which by version {@case.To.Version} is one with it, is not.";
            // A part that did not apply asks for nothing.
            if (was.Port == Port.NotApplicable && parts.Exists(p => p.Port == would.Port)) return null;
        }

        if (would is not null && IsDone(would) && (would.Port, would.Outcome, would.Held) == (was.Port, was.Outcome, was.Held) && (would.DecisionId, would.Lapsed) == (was.DecisionId, was.Lapsed))
            return null;
        return $"{instance} is finished ({Told(was)}), and by version {@case.To.Version} {now} {(would is { Ended: true } ? $"would be {Told(would)}" : "would be asked again or still be to do")}.";
    }

    private static string Told(StepState state) => $"{state.Outcome?.ToString() ?? state.Port}{(state.Held ? ", held" : "")}";
}
