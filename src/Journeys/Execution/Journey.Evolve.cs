using System.Collections.Immutable;
using Journeys.Law;

namespace Journeys.Execution;

public sealed partial record Journey
{
    /// <summary>The journey after an event. Total: an event that changes nothing here gives the same state; nothing is evaluated anew.</summary>
    public static Journey Evolve(Journey journey, IJourneyEvent @event, DateTimeOffset at) =>
        journey.After(@event, at) with { LastAt = at };

    private Journey After(IJourneyEvent @event, DateTimeOffset at) => @event switch
    {
        JourneyStarted e => this with { Definition = e.Definition, DefinitionVersion = e.Version, DefinitionHash = e.Hash, StartedAt = at },
        RegisterFactRecorded e => After(e),
        AnswerRecorded e => After(e),
        TaskSubmitted e => After(e, at),
        OfferTaken e => WithStep(e.Instance, s => s with { Visit = e.Visit, Port = null }) with { Suggested = Suggested.Remove(StepIdOf(e.Instance)) },
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
        FactsDerived e => this with { Derived = e.Values.Aggregate(Derived, (map, v) => v.Value is { } value ? map.Set(v.Key, value) : map.Remove(v.Key)) },
        StepsAssessed e => this with { Steps = e.Steps.Aggregate(Steps, Assess) },
        VariableAssigned e => this with { Variables = e.Value is { } value ? Variables.Set(e.Variable, value) : Variables.Remove(e.Variable) },
        ActivityEntered e => After(e),
        ActivityLeft e => After(e),
        TaskOpened e => After(e),
        AgencyAsked e => After(e, at),
        AgencyTold e => Numbered(e.Bookmark),
        FactAwaited e => Open(e.Bookmark, new(e.Instance, BookmarkKind.Fact, null, null, []))
            .WithStep(e.Instance, s => s with { Phase = StepPhase.AwaitingFact, Visit = Math.Max(1, s.Visit) }),
        StepOffered e => WithStep(e.Instance, s => s with { Phase = StepPhase.Offered }),
        OfferLapsed e => WithStep(e.Instance, s => s with { Phase = StepPhase.Ended, Port = s.Port ?? Port.NotApplicable, Lapsed = true })
            with
        { Suggested = Suggested.Remove(StepIdOf(e.Instance)) },
        StepEnded e => After(e, at),
        BookmarkClosed e => After(e),
        DeadlinesRevised e => this with { Deadlines = e.Deadlines.Aggregate(Deadlines, Revise) },
        StepSuggested e => this with { Suggested = Suggested.Add(e.Step) },
        JointAnswerGiven e => After(e),
        JointlyAgreed e => After(e, at),
        ChildStarted e => After(e),
        ChildEnded e => WithoutChild(e.Bookmark),
        ChildCancelled e => WithoutChild(e.Bookmark),
        StartedByJourney e => this with { Parent = new(e.Parent, e.Bookmark) },
        CardsChosen e => this with { Cards = e.Cards },
        JourneyEnded => this with { Status = JourneyStatus.Ended },
        JourneyCancelled => this with { Status = JourneyStatus.Cancelled, Bookmarks = SortedMap<Bookmark>.Empty, Tokens = SortedMap<int>.Empty, JointAnswers = SortedMap<ImmutableList<JointAnswer>>.Empty },
        _ => this,
    };

    private Journey After(RegisterFactRecorded e)
    {
        // A correction may come before what it corrects: the earlier one is then known to be void.
        var facts = e.Supersedes is { } earlier ? RegisterFacts.Set(earlier, new(e.Register, e.Fact, false)) : RegisterFacts;
        return this with { RegisterFacts = facts.Set(e.FactId, new(e.Register, e.Fact, e.As != Outcome.Annulled)) };
    }

    private Journey After(AnswerRecorded e) => e.Void ? this : WithStep(e.Instance, s => After(s, e)) with
    {
        Superseded = e.Supersedes is { } earlier && Outcomes.GroupOf(e.Outcome) == OutcomeGroup.Supersedes ? Superseded.Add(SupersededKey(e.Instance, earlier)) : Superseded,
    };

    private static StepState After(StepState state, AnswerRecorded e)
    {
        var s = state with { Progress = Outcomes.GroupOf(e.Outcome) == OutcomeGroup.Progress ? e.Fingerprint : null };
        return e.Outcome switch
        {
            Outcome.Delayed or Outcome.Received => s with { ExpectedBy = e.NewDate ?? s.ExpectedBy, Unavailable = false },
            Outcome.Forwarded => s with { Agency = e.ForwardedTo ?? s.Agency, Unavailable = false },
            Outcome.Unavailable => s with { Unavailable = true },
            Outcome.NeedsInfo => s with { Unavailable = false },
            Outcome.Corrected => Corrected(s, e),
            Outcome.Annulled when IsEarlier(s, e) => s with { Earlier = s.Earlier!.Remove(e.Supersedes!) },
            Outcome.Annulled => s with { DecisionId = null, Outcome = null, Held = false },
            _ => s with { Unavailable = false, DecisionId = e.DecisionId, Earlier = s.DecisionId is { } earlier ? (s.Earlier ?? Ordinal).Add(earlier) : s.Earlier },
        };
    }

    private static StepState Corrected(StepState state, AnswerRecorded e)
    {
        var now = e.DecisionId ?? $"{e.Supersedes}#{e.Outcome}";
        if (!IsEarlier(state, e))
            return state with { DecisionId = now };
        var earlier = state.Earlier!.Remove(e.Supersedes!);
        return state.Held && e.As is { } outcome && Outcomes.IsPositive(outcome)
            ? state with { DecisionId = now, Earlier = state.DecisionId is { } last ? earlier.Add(last) : earlier }
            : state with { Earlier = earlier.Add(now) };
    }

    private static bool IsEarlier(StepState state, AnswerRecorded e) =>
        e.Supersedes is { } decision && state.DecisionId != decision && state.Earlier?.Contains(decision) == true;

    private Journey After(TaskSubmitted e, DateTimeOffset at)
    {
        if (e.Joint || !Bookmarks.TryGetValue(e.Bookmark, out var bookmark))
            return this;
        var closed = this with { Bookmarks = Bookmarks.Remove(e.Bookmark) };
        return bookmark.Task switch
        {
            TaskKind.Task or TaskKind.Send => closed.WithStep(e.Instance, s => s with { SentOn = SwedishTime.DateOf(at) }),
            // What the agency promised before it asked no longer holds.
            TaskKind.Info when closed.HasAnswerOpen(e.Instance) => closed.WithStep(
                e.Instance, s => s with { Phase = s.Ended ? s.Phase : StepPhase.WithAgency, Progress = null, ExpectedBy = null }),
            TaskKind.Check => closed.WithStep(e.Instance, s => s with { LetStand = s.Applies == false ? true : null }),
            _ => closed,
        };
    }

    private Journey After(DeadlinePassed e)
    {
        if (!Deadlines.TryGetValue(e.Key, out var deadline))
            return this;
        return this with
        {
            Deadlines = Deadlines.Set(e.Key, e.Mark switch
            {
                DeadlineMark.Reminder => deadline with { RemindersSent = deadline.RemindersSent + 1 },
                DeadlineMark.Due => deadline with { Missed = true },
                _ => deadline with { Current = deadline.Current with { At = null } },
            }),
        };
    }

    private Journey After(ListRecorded e) => this with
    {
        Lists = Lists.Set(e.List, new([.. e.Members.Select(m => m.Subject)], e.SelfDeclared, e.Source)),
        Subjects = e.Members.Aggregate(Subjects, (map, m) => map.Set(m.Subject, m.Person ?? map.Find(m.Subject))),
    };

    private Journey WithFacts(string source, IEnumerable<KeyValuePair<string, FactValue>> values) => this with
    {
        Facts = values.Aggregate(Facts, (facts, v) => facts.Set(
            v.Key, (facts.Find(v.Key) ?? []).RemoveAll(w => w.Source == source).Add(new(source, v.Value)))),
    };

    private Journey WithoutFacts(string source)
    {
        var facts = Facts;
        foreach (var (path, writes) in Facts.Where(f => f.Value.Any(w => w.Source == source)))
            facts = writes.RemoveAll(w => w.Source == source) is { Count: > 0 } left ? facts.Set(path, left) : facts.Remove(path);
        var lists = Lists.Where(l => l.Value.Source == source).Aggregate(Lists, (left, list) => left.Remove(list.Key));
        return this with { Facts = facts, Lists = lists };
    }

    /// <summary>A step entered again starts anew for each of its subjects.</summary>
    private Journey After(ActivityEntered e)
    {
        var steps = e.Visit == 1 ? Steps : Steps.SetAll(Steps.Where(s => s.Value.Activity == e.Activity).Select(s => KeyValuePair.Create(
            s.Key, new StepState { Activity = e.Activity, Subject = s.Value.Subject, Part = s.Value.Part, Applies = s.Value.Applies, Ready = s.Value.Ready })));
        return this with { Visits = Visits.Set(e.Activity, e.Visit), Tokens = Tokens.Set(e.Activity, e.Visit), Steps = steps };
    }

    /// <summary>A step whose task is closed unanswered waits again until it can start.</summary>
    private Journey After(BookmarkClosed e)
    {
        if (!Bookmarks.TryGetValue(e.Bookmark, out var bookmark))
            return this;
        var closed = this with { Bookmarks = Bookmarks.Remove(e.Bookmark), JointAnswers = JointAnswers.Remove(e.Bookmark) };
        return bookmark.Task is TaskKind.Task or TaskKind.Send or TaskKind.Manual
            ? closed.WithStep(bookmark.Instance, s => s.Phase == StepPhase.WithCitizen ? s with { Phase = StepPhase.NotEntered } : s)
            : closed;
    }

    private static SortedMap<StepState> Assess(SortedMap<StepState> steps, StepAssessment a) =>
        steps.Set(a.Instance, (steps.Find(a.Instance) ?? new StepState { Activity = a.Activity, Subject = a.Subject, Part = a.Part })
            with
        { Applies = a.Applies, Ready = a.Ready, LetStand = a.Applies == false ? steps.Find(a.Instance)?.LetStand : null });

    private Journey After(ActivityLeft e)
    {
        var connections = Connections;
        foreach (var id in e.Followed)
            connections = connections.Set(id, new((connections.Find(id)?.Count ?? 0) + 1, true));
        foreach (var id in e.Skipped)
            connections = connections.Set(id, new((connections.Find(id)?.Count ?? 0) + 1, false));
        var skippedOver = e.Ports.IsEmpty;
        return this with
        {
            Connections = connections,
            Tokens = Tokens.Remove(e.Activity),
            Visits = skippedOver ? Visits.Set(e.Activity, Visits.Find(e.Activity) + 1) : Visits,
        };
    }

    private Journey After(TaskOpened e)
    {
        var opened = Open(e.Bookmark, new(e.Instance, BookmarkKind.Task, e.Kind, e.Due, e.About));
        return e.Kind is TaskKind.Task or TaskKind.Send or TaskKind.Info or TaskKind.Manual
            ? opened.WithStep(e.Instance, s => s with { Phase = s.Ended ? s.Phase : StepPhase.WithCitizen, Visit = Math.Max(1, s.Visit) })
            : opened;
    }

    private Journey After(AgencyAsked e, DateTimeOffset at) =>
        Open(e.Bookmark, new(e.Instance, BookmarkKind.Answer, null, null, []))
            .WithStep(e.Instance, s => s with
            {
                // Asked again after a fault, a step that went on without the answer stays ended.
                Phase = e.Attempt > 1 ? s.Phase : StepPhase.WithAgency,
                Visit = Math.Max(1, s.Visit),
                Agency = e.Agency,
                Attempt = e.Attempt,
                Progress = null,
                SentOn = s.SentOn ?? SwedishTime.DateOf(at),
            });

    private Journey After(StepEnded e, DateTimeOffset at) => WithStep(e.Instance, s => s with
    {
        Phase = StepPhase.Ended,
        Port = e.Port,
        Outcome = e.Outcome,
        Held = e.Held,
        Unavailable = e.Outcome == Outcome.Unavailable,
        EndedOn = SwedishTime.DateOf(at),
    });

    private static SortedMap<DeadlineState> Revise(SortedMap<DeadlineState> deadlines, DeadlineRevision revision)
    {
        var old = deadlines.Find(revision.Key);
        var moved = old is null || old.Current.Date != revision.Date;
        return deadlines.Set(revision.Key, new(revision, !moved && old!.Missed, moved ? 0 : old!.RemindersSent));
    }

    private Journey Open(string id, Bookmark bookmark) => Numbered(id) with { Bookmarks = Bookmarks.Set(id, bookmark) };

    /// <summary>Remembers the number at the end of a bookmark, so that the stem's next one is higher.</summary>
    private Journey Numbered(string bookmark)
    {
        var (stem, number) = BookmarkId.Split(bookmark);
        return this with { Numbers = Numbers.Set(stem, Math.Max(Numbers.Find(stem), number)) };
    }

    private Journey WithStep(string instance, Func<StepState, StepState> change) =>
        Steps.TryGetValue(instance, out var step) ? this with { Steps = Steps.Set(instance, change(step)) } : this;

    private string StepIdOf(string instance) =>
        Steps.Find(instance) is { } step
            ? instance[..(instance.Length - (step.Subject is null ? 0 : step.Subject.Length + 1) - (step.Part is null ? 0 : step.Part.Length + 1))]
            : instance;
}
