using Journeys.Law;

namespace Journeys.Execution;

public sealed partial record Journey
{
    private Journey After(RegisterFactRecorded e)
    {
        // A correction may come before what it corrects: the earlier one is then known to be void.
        var facts = e.Supersedes is { } earlier ? RegisterFacts.Set(earlier, new(e.Register, e.Fact, false)) : RegisterFacts;
        return this with { RegisterFacts = facts.Set(e.FactId, new(e.Register, e.Fact, e.As != Outcome.Annulled)) };
    }

    private Journey After(AnswerRecorded e, DateTimeOffset at) => e.Void ? this : this with
    {
        Steps = Steps.TryGetValue(e.Instance, out var step) ? Steps.Set(e.Instance, After(step, e, SwedishTime.DateOf(at))) : Steps,
        Superseded = e.Supersedes is { } earlier && Outcomes.GroupOf(e.Outcome) == OutcomeGroup.Supersedes ? Superseded.Add(SupersededKey(e.Instance, earlier)) : Superseded,
    };

    private static StepState After(StepState state, AnswerRecorded e, DateOnly on)
    {
        var s = state with { Progress = Outcomes.GroupOf(e.Outcome) == OutcomeGroup.Progress ? e.Fingerprint : null };
        return e.Outcome switch
        {
            Outcome.Delayed or Outcome.Received => s with { ExpectedBy = e.NewDate ?? s.ExpectedBy, Unavailable = false },
            Outcome.Forwarded => s with { Agency = e.ForwardedTo ?? s.Agency, Unavailable = false },
            Outcome.Unavailable => s with { Unavailable = true },
            Outcome.NeedsInfo => s with { Unavailable = false, IncompleteSince = s.IncompleteSince ?? on },
            Outcome.Corrected or Outcome.Annulled when e.Supersedes is { } past && s.Past?.Contains(past) == true => AfterPast(s, e, past),
            Outcome.Corrected => Corrected(s, e),
            Outcome.Annulled when IsEarlier(s, e) => s with { Earlier = s.Earlier!.Remove(e.Supersedes!) },
            Outcome.Annulled => s with { DecisionId = null, Outcome = null, Held = false, ServedOn = null },
            _ => s with { Unavailable = false, DecisionId = e.DecisionId, ServedOn = e.ServedOn, Earlier = s.DecisionId is { } earlier ? (s.Earlier ?? Ordinal).Add(earlier) : s.Earlier },
        };
    }

    private static StepState Corrected(StepState state, AnswerRecorded e)
    {
        var now = e.DecisionId ?? $"{e.Supersedes}#{e.Outcome}";
        if (!IsEarlier(state, e))
            return state with { DecisionId = now, ServedOn = e.ServedOn };
        var earlier = state.Earlier!.Remove(e.Supersedes!);
        return state.Held && e.As is { } outcome && Outcomes.IsPositive(outcome)
            ? state with { DecisionId = now, ServedOn = e.ServedOn, Earlier = state.DecisionId is { } last ? earlier.Add(last) : earlier }
            : state with { Earlier = earlier.Add(now) };
    }

    private static StepState AfterPast(StepState state, AnswerRecorded e, string past)
    {
        var left = state.Past!.Remove(past);
        return state with { Past = e.Outcome == Outcome.Corrected ? left.Add(e.DecisionId ?? $"{past}#{e.Outcome}") : left };
    }

    private static bool IsEarlier(StepState state, AnswerRecorded e) =>
        e.Supersedes is { } decision && state.DecisionId != decision && state.Earlier?.Contains(decision) == true;

    private Journey After(AgencyAsked e, DateTimeOffset at) =>
        Open(e.Bookmark, new(e.Instance, BookmarkKind.Answer, null, null, []), s => s with
        {
            // Asked again after a fault, a step that went on without the answer stays ended.
            Phase = e.Attempt > 1 ? s.Phase : StepPhase.WithAgency,
            Visit = Math.Max(1, s.Visit),
            Agency = e.Agency,
            Attempt = e.Attempt,
            Progress = null,
            SentOn = s.SentOn ?? SwedishTime.DateOf(at),
        });
}
