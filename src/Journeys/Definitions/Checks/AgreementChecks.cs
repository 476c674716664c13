using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks;

/// <summary>What an agreement says of life events is so: those that it is for are there, and what it requires is a fact of theirs that can be true. Else nothing could ever be sent under it.</summary>
/// <param name="agreement">The agreement's file.</param>
/// <param name="lifeEvents">Those that were read, by name.</param>
/// <param name="named">Names of all that there are, also of those that could not be read.</param>
internal sealed class AgreementChecks(Place agreement, IReadOnlyDictionary<string, Draft> lifeEvents, IReadOnlyCollection<string> named)
{
    public void Check()
    {
        var places = agreement["lifeEvents"].Items();
        foreach (var place in places) CheckThere(place);
        var covered = places.Select(p => p.Node?.ToString()).OfType<string>().Distinct().Where(lifeEvents.ContainsKey).ToList();
        foreach (var place in agreement["requires"].Items())
            if (place.RequiredText() is { } fact)
                foreach (var lifeEvent in covered) CheckRequired(place, fact, lifeEvent);
    }

    private void CheckThere(Place place)
    {
        if (place.RequiredText() is { } name && !named.Contains(name))
            place.Fault($"there is no life event '{name}'.", Nearest.Remedy(name, named));
    }

    private void CheckRequired(Place place, string fact, string lifeEvent)
    {
        var draft = lifeEvents[lifeEvent];
        var derived = draft.Derived.Any(d => d.Fact.List is null && d.Fact.Path == fact);
        if (!derived && !draft.Facts.ContainsKey(fact))
            place.Fault($"the life event '{lifeEvent}' has no fact '{fact}'.", Nearest.Remedy(fact, draft.Facts.Keys));
        else if (!derived && draft.Facts[fact].Kind != FactKind.Bool)
            place.Fault($"the fact '{fact}' of the life event '{lifeEvent}' is neither true nor false.", "Require one of the type bool.");
    }
}
