using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>Every place of a life event whose expression's value becomes a fact, and the lists that <c>subject</c> is of there.</summary>
internal static class WrittenFacts
{
    public static IEnumerable<(string Fact, Place Place, IReadOnlyList<string> Lists)> In(Draft draft) =>
        draft.RegisterFacts.SelectMany(r => Of(r.Rule.Facts.Keys, r.Place["facts"], []))
            .Concat(draft.Steps.SelectMany(s => Of(s.Step, s.Place["customProperties"]["journeys"])));

    private static IEnumerable<(string, Place, IReadOnlyList<string>)> Of(Step step, Place journeys)
    {
        IReadOnlyList<string> lists = [.. step.SubjectLists];
        return Of(step.Facts.Keys, journeys["facts"], lists)
            .Concat(step.Outcomes.SelectMany(o => Of(o.Value.Facts.Keys, journeys["outcomes"][o.Key]["facts"], lists)))
            .Concat(step.Lists.SelectMany(l => l.Facts.Keys.Select(f => ($"{l.List}.{f}", journeys["lists"][l.List]["facts"][f], (IReadOnlyList<string>)[]))));
    }

    private static IEnumerable<(string, Place, IReadOnlyList<string>)> Of(IEnumerable<string> facts, Place place, IReadOnlyList<string> lists) =>
        facts.Select(f => (f, place[f], lists));
}
