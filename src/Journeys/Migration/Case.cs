using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>A running journey as it is, beside what another version makes of its inputs.</summary>
internal sealed class Case
{
    public Case(Definition from, Definition to, StepMapping mapping, Journey was, Trail trail, Rerun rerun, DateOnly today)
    {
        (From, To, Mapping, Was, Trail, Rerun, Today) = (from, to, mapping, was, trail, rerun, today);
        Matched = was.Bookmarks.Keys.Select(id => (Old: id, New: MatchOf(id))).Where(m => m.New is not null).DistinctBy(m => m.New).ToDictionary(m => m.Old, m => m.New!);
        New = new NewWork(this);
    }

    public Definition From { get; }
    public Definition To { get; }
    public StepMapping Mapping { get; }
    public Journey Was { get; }
    public Trail Trail { get; }
    public Rerun Rerun { get; }
    public DateOnly Today { get; }
    public Journey Would => Rerun.Journey;

    /// <summary>Each open wait that the version has open too: the bookmark as it is held, and as the version calls it.</summary>
    public IReadOnlyDictionary<string, string> Matched { get; }

    /// <summary>What the version has open that is not open now.</summary>
    public NewWork New { get; }

    /// <summary>The instances of the version that an instance is now.</summary>
    public IReadOnlyList<string> Of(string key) => Mapping.OfKey(Was, key);

    /// <summary>The step of an instance that the version has.</summary>
    public Step StepOf(string instance) => (Step)To.Activities[Would.Steps[instance].Activity];

    /// <summary>The instances, as they are, that an instance of the version comes of.</summary>
    public IEnumerable<StepState> SourcesOf(string instance)
    {
        var state = Would.Steps[instance];
        return Mapping.SourcesOf(StepOf(instance).StepId).Select(s => Was.Steps.Find(InstanceKey.Of(s, state.Subject, state.Part))).OfType<StepState>();
    }

    private string? MatchOf(string id) => Trail.WaitAt(id) is { } wait
        ? Of(Was.Bookmarks[id].Instance).Select(instance => Rerun.BookmarkOf(wait with { Instance = instance })).FirstOrDefault(b => b is not null && Would.Bookmarks.ContainsKey(b))
        : null;
}
