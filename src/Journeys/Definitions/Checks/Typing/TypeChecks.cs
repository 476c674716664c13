using Journeys.Definitions.Checks.Knowing;
using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Typing;

/// <summary>Expressions compare, read and write only what can be: facts of their types, fields that the data has.</summary>
internal sealed class TypeChecks(Draft draft, FactPaths paths, ArrivingData arriving)
{
    private readonly Dictionary<string, (string Fact, IReadOnlyList<string> Lists)> _written =
        WrittenFacts.In(draft).DistinctBy(w => w.Place.Path).ToDictionary(w => w.Place.Path, w => (w.Fact, w.Lists));

    private readonly Dictionary<string, Step> _steps = draft.Steps.DistinctBy(s => s.Step.Id).ToDictionary(s => s.Step.Id, s => s.Step);

    public void Check()
    {
        foreach (var (place, text, scope) in draft.Scripts.ToList())
        {
            var (names, sight) = (ScriptNames.In(text), SightOf(place, scope));
            foreach (var reason in Comparisons.Vain(names, sight).Distinct()) place.Fault($"{reason}.", "Compare with a value that it can have.");
            foreach (var chain in names.Chains.DistinctBy(c => string.Join('.', c))) CheckChain(place, chain, sight);
            foreach (var type in Targets(place)) CheckWritten(place, names, sight, type);
        }

        foreach (var (step, place) in draft.Steps) CheckPaths(step, place["customProperties"]["journeys"]);
    }

    private static void CheckChain(Place place, IReadOnlyList<string> chain, Sight sight)
    {
        if (sight.NoMember(chain) is { } member)
            place.Fault($"the fact '{member.Fact}' has no '{member.Member}'.", $"Read '{member.Fact}' itself.");
        if (sight.NotInData(chain) is { } missing)
            place.Fault($"the schema of the data has no '{missing.Name}'.", Nearest.Remedy(missing.Name, missing.Has));
    }

    private static void CheckWritten(Place place, ScriptNames names, Sight sight, FactType type)
    {
        foreach (var why in (new Inference(names, sight).All() ?? []).Select(k => k.Against(type)).OfType<string>().Distinct())
            place.Fault($"the expression cannot be the fact's value: {why}.", "Write a value of the fact's type; undefined leaves the fact as it was.");
    }

    /// <summary>Where lists and the principal stand in the data.</summary>
    private void CheckPaths(Step step, Place journeys)
    {
        if (arriving.Of(step) is not { } data) return;
        var sight = new Sight(paths, new Scope { Data = true }, step, data, null);
        foreach (var list in step.Lists) CheckChain(journeys["lists"][list.List]["from"], list.From.Split('.'), sight);
        if (step is RegisterFact { Principal: { } principal }) CheckChain(journeys["principal"]["from"], principal.From.Split('.'), sight);
    }

    private Sight SightOf(Place place, Scope scope)
    {
        var step = place.Activity is { } activity ? _steps.GetValueOrDefault(activity) : null;
        var rule = draft.RegisterFacts.FirstOrDefault(r => place.Path.StartsWith($"{r.Place.Path}.", StringComparison.Ordinal)).Rule;
        var data = step is not null ? arriving.Of(step) : rule is not null ? arriving.Of(rule) : null;
        return new(paths, scope, step, data, scope.Item && data is not null && step is not null ? Items(step, place, data) : null);
    }

    private IReadOnlyList<DataShape>? Items(Step step, Place place, IReadOnlyList<DataShape> data)
    {
        var lists = draft.Nodes.First(n => n.Id == step.Id).Place["customProperties"]["journeys"]["lists"];
        if (step.Lists.FirstOrDefault(l => place.Path.StartsWith($"{lists[l.List].Path}.", StringComparison.Ordinal)) is not { } list) return null;
        var at = list.From.Split('.').Skip(1).Aggregate(data, (shapes, name) => [.. shapes.Select(s => s.Member(name)).OfType<DataShape>()]);
        return at.Count > 0 && at.All(s => s.Item is not null) ? [.. at.Select(s => s.Item!)] : null;
    }

    /// <summary>The declared types of the fact that an expression's value becomes; none where it is no fact's.</summary>
    private IEnumerable<FactType> Targets(Place place)
    {
        if (!_written.TryGetValue(place.Path, out var written)) return [];
        return written.Fact.StartsWith("subject.", StringComparison.Ordinal)
            ? written.Lists.Select(l => paths.TypeOf(l + written.Fact["subject".Length..])).OfType<FactType>()
            : paths.TypeOf(written.Fact) is { } type ? [type] : [];
    }
}
