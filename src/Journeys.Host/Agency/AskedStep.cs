using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Agency;

/// <summary>A step that an agency was asked, found by the bookmark it answers; <paramref name="Closed"/> is null while it waits there.</summary>
public sealed record AskedStep(Journey Journey, string Instance, AgencyActivity Step, StepState State, ClosedStep? Closed)
{
    private const string Demands = ".delay";

    /// <summary>What waits there is the refusal of a demand, and not the decision.</summary>
    public bool OnDemand { get; init; }

    /// <summary>The step's person, else the one the journey is about; null where the register named neither.</summary>
    public Guid? Person => (State.Subject is { } subject ? Journey.Subjects.Find(subject) : null) ?? Journey.Participants.FirstOrDefault()?.Person;

    /// <summary>Null where no step of this agency waits, or has waited, there: a stranger learns nothing else.</summary>
    public static AskedStep? Find(Journey journey, Definition definition, string bookmark, string agency)
    {
        var open = journey.Bookmarks.Find(bookmark);
        var (stem, number) = BookmarkId.Split(bookmark);
        var now = BookmarkId.Split(journey.PresentId(bookmark)).Stem;
        var instance = open?.Instance ?? (now.EndsWith(Demands, StringComparison.Ordinal) ? now[..^Demands.Length] : now);
        if (open is { Kind: not (BookmarkKind.Answer or BookmarkKind.Demand) }
            || journey.Steps.Find(instance) is not { } state
            || state is { SentOn: null, Past: null }
            || definition.Activities.GetValueOrDefault(state.Activity) is not AgencyActivity step
            || (step.Choice is not null || step.Agency != agency) && state.Agency != agency)
            return null;
        if (open is not null) return new(journey, instance, step, state, null) { OnDemand = open.Kind == BookmarkKind.Demand };
        return number >= 1 && number <= journey.Numbers.Find(stem)
            ? new(journey, instance, step, state, new(instance, state.Phase.ToString(), state.Outcome?.ToString(), state.DecisionId, state.EndedOn))
            : null;
    }
}
