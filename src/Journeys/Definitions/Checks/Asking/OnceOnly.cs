using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Asking;

/// <summary>
/// Nobody is asked for what an authority has: förvaltningslagen (2017:900) 6 § (contacts are smooth and simple), regulation
/// (EU) 2018/1724 article 14 (once-only), with its technical system, regulation (EU) 2022/1463. A question may stand in for a
/// source that had nothing or could not be reached, or say in <c>askedBecause</c> why it is asked all the same.
/// </summary>
internal sealed class OnceOnly(Draft draft, Definition? definition, DataSources sources)
{
    private const string Remedy = "Fetch it (Journeys.FetchEvidence) and ask only where the fetch comes to nothing, or say in askedBecause why it is asked all the same.";

    public void Check()
    {
        var questions = AskedQuestion.In(draft).ToList();
        foreach (var asked in questions.Where(q => string.IsNullOrWhiteSpace(q.Because))) Check(asked);
        CheckTwice(questions);
    }

    private void Check(AskedQuestion asked)
    {
        // Its questions are asked where the register has nothing.
        if (asked.Step is FetchEvidence) return;
        var steps = sources.Steps(asked);
        if (steps.Count > 0)
        {
            if (!steps.Any(s => IsFallback(asked, s)))
                asked.Place.Fault($"'{asked.Question.Id}' is asked of a person, and {steps[0].StepId} gives {Told(asked, steps[0])}.", Remedy);
        }
        else if (sources.Agreed(asked.Object) is var (agency, agreement))
            asked.Place.Fault($"'{asked.Question.Id}' is asked of a person, and {agency} is the source of '{asked.Object}', by the agreement '{agreement}'.", Remedy);
    }

    private static string Told(AskedQuestion asked, Step step) =>
        asked.Facts.FirstOrDefault(step.Facts.ContainsKey) is { } fact && step is RegisterFact or FetchEvidence ? $"the fact '{fact}'" : $"the information object '{asked.Object}'";

    /// <summary>Asked only where the source came to nothing: its task is reached by that port alone, or a condition asks about the source.</summary>
    private bool IsFallback(AskedQuestion asked, Step source) =>
        new[] { asked.Step.Applies, asked.Question.AskIf }.OfType<Expression>().Any(e => AsksAbout(e, source)) || IsReachedOnlyWithout(asked.Step, source);

    private static bool AsksAbout(Expression condition, Step source) => ScriptNames.In(condition.Text).Reads.Any(r =>
        (r.IsAsked && source.Facts.ContainsKey(string.Join('.', r.Chain)))
        || (r.Chain is ["steps", .., "outcome"] && string.Join('.', r.Chain.Skip(1).SkipLast(1)) == source.StepId));

    private bool IsReachedOnlyWithout(Step asking, Step source)
    {
        var inbound = draft.Links.Select(l => l.Connection).Where(c => c.Target == asking.Id).ToList();
        return inbound.Count > 0 && inbound.TrueForAll(c => c.Source == source.Id && (c.Port is "Nothing" or "NoData" or "Unavailable" || Ports.IsRefusal(c.Port)));
    }

    /// <summary>What a person has said is not asked again in a later step.</summary>
    private void CheckTwice(List<AskedQuestion> questions)
    {
        if (definition is null) return;
        var followers = new Knowing.Followers(definition);
        foreach (var same in questions.Where(q => q.Object is not null && string.IsNullOrWhiteSpace(q.Because)).GroupBy(q => (q.Object, q.Question.Id)).Where(g => g.Count() > 1))
            foreach (var later in same)
                if (same.FirstOrDefault(e => followers.Of(e.Step.Id).Contains(later.Step.Id)) is { } earlier)
                    later.Place.Fault($"'{later.Question.Id}' of '{later.Object}' was asked in {earlier.Step.StepId} already.", "Read the fact that the earlier answer wrote, or say in askedBecause why it is asked again.");
    }
}
