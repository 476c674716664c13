using System.Collections.Immutable;

namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>The journey after an event. Total: an event that changes nothing here gives the same state; nothing is evaluated anew.</summary>
    public static Journey Evolve(Journey journey, IJourneyEvent @event, DateTimeOffset at)
    {
        var after = journey.After(@event, at);
        if (ReferenceEquals(after, journey))
            return journey.LastAt == at ? journey : journey with { LastAt = at };

        // It is new, and nobody else has it yet.
        after.LastAt = at;
        return after;
    }

    private Journey After(IJourneyEvent @event, DateTimeOffset at) => @event switch
    {
        JourneyStarted e => this with { Definition = e.Definition, DefinitionVersion = e.Version, DefinitionHash = e.Hash, StartedAt = at },
        RegisterFactRecorded e => After(e),
        AnswerRecorded e => After(e, at),
        TaskSubmitted e => After(e, at),
        OfferTaken e => After(e),
        DeadlinePassed e => After(e),
        Intervened e => this with
        {
            Interventions = Interventions.Add(e.Id),
            Extensions = e is { Kind: Intervention.Extend, Date: { } date } ? Extensions.Set(e.Target, date) : Extensions,
        },
        ParticipantJoined e => this with
        {
            Participants = Participants.Add(new(e.Person, e.Role, e.Subject, at)),
            Subjects = e.Subject is null ? Subjects : Subjects.Set(e.Subject, e.Person),
        },
        ParticipantLeft e => this with { Participants = Participants.RemoveAll(p => p.Person == e.Person && p.Role == e.Role) },
        ListRecorded e => After(e),
        FactsRecorded e => WithFacts(e.Source, e.Values) with { NotKnown = NotKnown.Except(e.Values.Keys) },
        FactsWithdrawn e => WithoutFacts(e.Source),
        FactsNotKnown e => this with { NotKnown = NotKnown.Union(e.Facts) },
        MissedFollowed e => this with { Connections = e.Followed.Aggregate(Connections, (map, id) => map.Set(id, new((map.Find(id)?.Count ?? 0) + 1, true))) },
        IncidentRaised e => this with { Incidents = Incidents.Add($"{e.Instance}: {e.Reason}") },
        RuleApplied e => this with { Rules = Rules.Set(e.Table, new(e.EffectiveOn, e.Rows)) },
        FactsDerived e => this with { Derived = e.Values.Aggregate(Derived, (map, v) => v.Value is { } value ? map.Set(v.Key, value) : map.Remove(v.Key)) },
        StepsAssessed e => this with { Steps = e.Steps.Aggregate(Steps, Assess) },
        VariableAssigned e => this with { Variables = e.Value is { } value ? Variables.Set(e.Variable, value) : Variables.Remove(e.Variable) },
        ActivityEntered e => After(e),
        ActivityLeft e => After(e),
        TaskOpened e => After(e),
        AgencyAsked e => After(e, at),
        AgencyTold { Verb: MessageVerb.Demand } e => Open(e.Bookmark, new(e.Instance, BookmarkKind.Demand, null, null, [])),
        AgencyTold e => Numbered(e.Bookmark),
        DemandRefused e => this with { Bookmarks = Bookmarks.Remove(e.Bookmark) },
        FactAwaited e => Open(
            e.Bookmark, new(e.Instance, BookmarkKind.Fact, null, null, []), s => s with { Phase = StepPhase.AwaitingFact, Visit = Math.Max(1, s.Visit) }),
        StepOffered e => WithStep(e.Instance, s => s with { Phase = StepPhase.Offered }),
        OfferLapsed e => WithStep(e.Instance, s => s with { Phase = StepPhase.Ended, Port = s.Port ?? Port.NotApplicable, Lapsed = true })
            with
        { Suggested = Suggested.Remove(StepIdOf(e.Instance)) },
        StepEnded e => After(e, at),
        BookmarkClosed e => After(e, at),
        DeadlinesRevised e => this with { Deadlines = e.Deadlines.Aggregate(Deadlines, Revise) },
        StepSuggested e => this with { Suggested = Suggested.Add(e.Step) },
        JointAnswerGiven e => After(e),
        JointlyAgreed e => After(e, at),
        ChildStarted e => After(e),
        ChildEnded e => WithoutChild(e.Bookmark),
        ChildCancelled e => WithoutChild(e.Bookmark),
        StartedByJourney e => this with { Parent = new(e.Parent, e.Bookmark), Correlation = e.Correlation ?? Correlation },
        BlockOpened e => After(e),
        LoopTurned e => After(e),
        BlockBroken e => WithBlock(e.Activity, b => b with { Broken = true }),
        Correlated e => this with { Correlation = e.Correlation },
        EventAwaited e => Open(e.Bookmark, new(e.Activity, BookmarkKind.Event, null, null, [e.Event])),
        WorkRequested e => Open(e.Bookmark, new(e.Activity, BookmarkKind.Work, null, null, [e.Task])),
        EventReceived e => this with { Bookmarks = Bookmarks.Remove(e.Bookmark) },
        WorkCompleted e => this with { Bookmarks = Bookmarks.Remove(e.Bookmark) },
        CardsChosen e => this with { Cards = e.Cards },
        JourneyMigrated e => After(e),
        JourneyWithdrawn => this with { Withdrawn = true },
        JourneyEnded => this with { Status = JourneyStatus.Ended },
        JourneyCancelled => this with { Status = JourneyStatus.Cancelled, Bookmarks = SortedMap<Bookmark>.Empty, Tokens = SortedMap<int>.Empty, Blocks = SortedMap<BlockState>.Empty, JointAnswers = SortedMap<ImmutableList<JointAnswer>>.Empty },
        _ => this,
    };

    private Journey After(OfferTaken e) =>
        WithStep(e.Instance, s => s with { Visit = e.Visit, Port = null }) with { Suggested = Suggested.Remove(StepIdOf(e.Instance)) };

    private Journey Open(string id, Bookmark bookmark, Func<StepState, StepState>? change = null) => this with
    {
        Numbers = NumbersWith(id),
        Bookmarks = Bookmarks.Set(id, bookmark),
        Steps = change is not null && Steps.TryGetValue(bookmark.Instance, out var step) ? Steps.Set(bookmark.Instance, change(step)) : Steps,
    };

    private Journey Numbered(string bookmark) => this with { Numbers = NumbersWith(bookmark) };

    /// <summary>Remembers the number at the end of a bookmark, so that the stem's next one is higher.</summary>
    private SortedMap<int> NumbersWith(string bookmark)
    {
        var (stem, number) = BookmarkId.Split(bookmark);
        return Numbers.Set(stem, Math.Max(Numbers.Find(stem), number));
    }

    private Journey WithStep(string instance, Func<StepState, StepState> change) =>
        Steps.TryGetValue(instance, out var step) ? this with { Steps = Steps.Set(instance, change(step)) } : this;

    private string StepIdOf(string instance) =>
        Steps.Find(instance) is { } step
            ? instance[..(instance.Length - (step.Subject is null ? 0 : step.Subject.Length + 1) - (step.Part is null ? 0 : step.Part.Length + 1))]
            : instance;
}
