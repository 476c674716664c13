using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>Makes the page of a life event from its definition alone: nobody's journey is read.</summary>
/// <param name="Definition">What it is made from.</param>
/// <param name="Words">Its words.</param>
/// <param name="Agencies">What agencies are called, and how soon they promise an answer.</param>
/// <param name="Observed">How many days each service has taken.</param>
/// <param name="Today">The day that figures of law are of.</param>
internal sealed record LifeEventView(Definition Definition, Words Words, AgencyBook Agencies, IReadOnlyDictionary<string, double> Observed, DateOnly Today)
{
    public LifeEventPage Page() => new(
        LifeEvents.NameOf(Words),
        Words.Fill(Words.Find("about") ?? Words["lead"]),
        Begins(),
        Parts(),
        [.. Definition.Index.Steps.SelectMany(AgenciesOf).Distinct().Select(Agency).Distinct().Order(StringComparer.CurrentCulture)],
        [.. Definition.Index.Steps.OfType<FetchEvidence>().Select(s => new LifeEventSource(Text(s, "title") ?? s.Name, Named(AgenciesOf(s)), Law(s)))],
        [.. Rights()]);

    private string Begins() => Definition switch
    {
        { Begin: not null } => Words["lifeEvent.begins.you"],
        { Index.Starters: [var starter, ..] } => Words["lifeEvent.begins.register", ("myndighet", Agency(starter.Register)), ("titel", Text(starter, "title") ?? starter.Name)],
        _ => Words["lifeEvent.begins.other"],
    };

    private IReadOnlyList<LifeEventPart> Parts()
    {
        var placed = Definition.Phases.SelectMany(p => p.Steps).ToHashSet(StringComparer.Ordinal);
        var parts = Definition.Phases.Select(p => new LifeEventPart(p.Id, Words[$"phase.{p.Id}"], Steps(p.Steps)));
        var others = Steps(Definition.Index.Steps.Select(s => s.StepId).Where(id => !placed.Contains(id)));
        return others.Count == 0 ? [.. parts] : [.. parts, new("other", Words[Definition.Phases.Count == 0 ? "lifeEvent.steps" : "phase.other"], others)];
    }

    private List<LifeEventStep> Steps(IEnumerable<string> ids) => [.. ids.Select(Definition.Index.Step).OfType<Step>().Select(Of)];

    private LifeEventStep Of(Step step) => new(
        step.StepId,
        Text(step, "title") ?? step.Name,
        Text(step, "lead") ?? "",
        AgenciesOf(step) switch
        {
            [] => Words["step.you"],
            [var agency] => Words["step.agency", ("myndighet", Agency(agency))],
            var several => Words["lifeEvent.several", ("myndigheter", Named(several))],
        },
        [.. new[] { Offered(step), Usual(step), LastDays.Told(this, step) }.OfType<string>()],
        [.. (step is FetchEvidence ? [] : step.Questions).Select(q => Words.Find($"{step.TextKey}.questions.{q.Id}")).OfType<string>().Select(t => Words.Fill(t))],
        Law(step));

    private string? Offered(Step step) => step.Offered == Offer.No ? null : Words["lifeEvent.offered"];

    /// <summary>How long it has taken; where nobody knows, what is promised.</summary>
    private string? Usual(Step step)
    {
        if (step is not AgencyActivity asked || step is Notify) return null;
        if (Observed.TryGetValue($"{asked.Agency}/{asked.Service}", out var days))
            return days < 1 ? Words["lifeEvent.usual.day"] : Words["lifeEvent.usual", ("tid", Words["period.days", ("antal", Words.Number((decimal)Math.Ceiling(days)))])];
        return Agencies.ServiceLevel(asked.Agency, asked.Service) is { } promised ? Words["lifeEvent.promised", ("tid", Words.Period(promised))] : null;
    }

    private IEnumerable<string> Rights()
    {
        foreach (var appeal in Definition.Index.Steps.Where(s => s.Appeal is not null).GroupBy(s => (s.Appeal!.Body, s.Appeal.Period)))
            yield return Words["lifeEvent.appeal", ("titel", string.Join(", ", appeal.Select(s => Text(s, "title") ?? s.Name))),
                ("myndighet", Words.Find($"body.{appeal.Key.Body}") ?? Agency(appeal.Key.Body)), ("tid", Words.Period(appeal.Key.Period))];
        if (Definition.Index.Steps.Any(Withdrawals.MayBeTakenBack)) yield return Words["lifeEvent.withdraw"];
        if (Definition.Withdrawable) yield return Words["lifeEvent.withdrawAll"];
        if (Definition.Index.Steps.Any(s => s is AgencyActivity)) yield return Words["lifeEvent.correct"];
    }

    private string? Law(Step step) => step.LegalBasis.Count == 0 ? null : Words["step.law", ("lag", string.Join("; ", step.LegalBasis))];

    private string Agency(string id) => Agencies.Name(id, Words.Language);

    private static string? AgencyOf(Step step) => step switch
    {
        AgencyActivity asked => asked.Agency,
        RegisterFact fact => fact.Register,
        _ => null,
    };

    private static IReadOnlyList<string> AgenciesOf(Step step) =>
        step is AgencyActivity { Choice.Agencies: { Count: > 0 } chosen } ? chosen : AgencyOf(step) is { } agency ? [agency] : [];

    private string Named(IReadOnlyList<string> agencies) => string.Join(", ", agencies.Select(Agency).Distinct());

    internal string? Text(Step step, string suffix) => Words.Find($"{step.TextKey}.{suffix}") is { } text
        ? Words.Fill(text, [("myndighet", AgencyOf(step) is { } agency ? Agency(agency) : Words["placeholder.myndighet"]), .. ShownFigures.On(Definition, step, _ => Today).Select(f => (f.Name, Words.Figure(f.Value)))])
        : null;
}
