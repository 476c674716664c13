using System.Collections.Immutable;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Law;
using Journeys.Publishing;
using Journeys.WhatIf;

namespace Journeys.Host.Tests.Storage;

/// <summary>One of everything that is stored, every property set.</summary>
internal static class Samples
{
    private static readonly Guid Journey = new("0a0a0a0a-0000-5000-8000-000000000001");
    private static readonly Guid Person = new("0b0b0b0b-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset At = new(2027, 3, 1, 11, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly JsonElement Data = JsonDocument.Parse("""{"name":"sealed:1:Zm9y"}""").RootElement;
    private static readonly DeadlineRevision Revision = new("B17", "child-2", "B17", 1, Day, At, true, true, false, [Day.AddDays(-7)]);

    private static readonly Certificate Certified = new(
        new(1, "00ff"), new(2, "11ee"), SortedMap<ImmutableList<string>>.Empty.Set("B12", ["B13", "B14"]).Set("B15", []), 7, [new("same-waits", 3)]);

    private static readonly MigratedState Migrated = new()
    {
        Lists = SortedMap<ListState>.Empty.Set("children", new(["child-1"], true, "B02.1")),
        Subjects = SortedMap<Guid?>.Empty.Set("child-1", Person),
        Facts = SortedMap<ImmutableList<FactWrite>>.Empty.Set("home.owned", [new("B05", FactValue.Of(true))]),
        Derived = SortedMap<FactValue>.Empty.Set("estate.large", FactValue.Of(false)),
        Rules = SortedMap<RuleState>.Empty.Set("permits", new(Day, SortedMap<ImmutableList<string>>.Empty.Set("needs.serving", ["serving"]))),
        NotKnown = ["intake.guardian"],
        Variables = SortedMap<FactValue>.Empty.Set("way", FactValue.Of("north")),
        Blocks = SortedMap<BlockState>.Empty.Set("Old", new([FactValue.Of(1)], 0, false, SortedMap<int>.Empty.Set("Line", 1))),
        Visits = SortedMap<int>.Empty.Set("B13", 1),
        Connections = SortedMap<ConnectionVisits>.Empty.Set("B01/Done>B13", new(1, true)),
        Tokens = SortedMap<int>.Empty.Set("B13", 1),
        Steps = SortedMap<StepState>.Empty.Set("B13", new StepState { Activity = "B13", Applies = true, Ready = true, Phase = StepPhase.WithAgency, Visit = 1, SentOn = Day, Attempt = 1 }),
        Bookmarks = SortedMap<Bookmark>.Empty.Set("B12.1", new("B13", BookmarkKind.Answer, null, Day, ["x"])),
        JointAnswers = SortedMap<ImmutableList<JointAnswer>>.Empty.Set("B16.1", [new(Person, SortedMap<FactValue>.Empty.Set("estate.agreed", FactValue.Of(true)), ["intake.will"])]),
        Children = SortedMap<ChildState>.Empty.Set("Shop.1", new(Person, "shop", "Shop", true, false)),
        Deadlines = SortedMap<DeadlineState>.Empty.Set("B13/B13", new(Revision with { Step = "B13", Subject = null, Name = "B13" }, true, 1)),
        Suggested = ["B19"],
        Cards = ["B13"],
        Incidents = ["B13: late"],
        Superseded = ["B13 d-1"],
        Extensions = SortedMap<DateOnly>.Empty.Set("B13/B13", Day),
        Numbers = SortedMap<int>.Empty.Set("B12", 1),
        Renamed = SortedMap<string>.Empty.Set("B12", "B13"),
    };

    public static readonly IJourneyEvent[] Events =
    [
        new JourneyStarted("bereavement", 1, "00ff"),
        new JourneyMigrated(Certified, Migrated),
        new JourneyBegun(Person, "applicant") { Data = Data },
        new RequestWithdrawn("B17.child-2.1", "B17.child-2", Person, "receipt-2"),
        new JourneyWithdrawn(Person, "receipt-3"),
        new ActedOnBehalf(Person, "Handläggare Demo", HelpReason.Other, Data),
        new ParticipantJoined(Person, "deceased", "deceased"),
        new RegisterFactRecorded("skatteverket", "DeathRegistered", "skv-2", "skv-1", Outcome.Corrected, Data),
        new FactsRecorded("fact:skv-2", SortedMap<FactValue>.Empty.Set("death.date", FactValue.Of(Day)).Set("rel.children", FactValue.Of(2)).Set("rel.married", FactValue.Of(true))),
        new FactsNotKnown(["intake.will"]),
        new FactsDerived(SortedMap<FactValue?>.Empty.Set("estate.survivorIsOwner", FactValue.Of(true)).Set("estate.unknown", null)),
        new RuleApplied("permits", Day, SortedMap<ImmutableList<string>>.Empty.Set("needs.serving", ["serving", "serving-late"]).Set("needs.outdoor", [])),
        new ParticipantLeft(Journey, "relative"),
        new ListRecorded("children", [new("child-1", Person), new("child-2", null)], "B02.1", true),
        new StepsAssessed([new("B17.child-2", "B17", "child-2", null, true, null), new("B10.child-2.barnpension", "B10", "child-2", "barnpension", false, true)]),
        new VariableAssigned("round", FactValue.Of(1)),
        new ActivityEntered("B17", 1),
        new ActivityLeft("B01", ["Done"], ["B01/Done>B17"], ["B01/Missed>B18"]),
        new TaskOpened("B17.child-2.info.1", "B17.child-2", TaskKind.Info, Day, ["estate.bookedOn"]) { Way = new("förvaltningsbesvär", "förvaltningsrätten", true) },
        new DemandRefused("B17.child-2.delay.1", "B17.child-2", "of-4", Data),
        new TaskSubmitted("B17.child-2.info.1", "B17.child-2", Person, "receipt-1", ["will"], Data),
        new JointAnswerGiven("B17.child-2.1", Person, SortedMap<FactValue>.Empty.Set("estate.agreed", FactValue.Of(true)), ["intake.will"]),
        new JointlyAgreed("B18.1", "B18"),
        new OfferTaken("B08", 1, Person),
        new StepOffered("B08"),
        new OfferLapsed("B08"),
        new AgencyAsked("B17.child-2.1", "B17.child-2", "overformyndaren", "guardian-appointment", MessageVerb.Request, 1),
        new AgencyTold("B17.child-2.told.1", "B17.child-2", "overformyndaren", "guardian-appointment", MessageVerb.Withdraw, 1),
        new AnswerRecorded("B17.child-2.1", "B17.child-2", Outcome.Corrected, "of-3", "of-2", Outcome.Approved, Day, Day, "kammarrätten", Data) { Void = true, ServedOn = Day, Appeal = new("förvaltningsbesvär", "kammarrätten", 21) },
        new FactAwaited("B07b.1", "B07b", "begravningshuvudman", "BurialReported"),
        new DeadlinesRevised([Revision, Revision with { Name = "other", Date = null, At = null, Reminders = [] }]),
        new DeadlinePassed("B17.child-2/B17", 1, DeadlineMark.Reminder),
        new Intervened("operation-1", Intervention.Extend, "B17.child-2/B17", "The agency was closed.", "operator", Day),
        new MissedFollowed("B17", ["B17/Missed>B20"]),
        new StepSuggested("B20", "B17.child-2"),
        new CardsChosen(["known", "B07"]),
        new IncidentRaised("B17.child-2", "PartlyApproved came, though it cannot."),
        new StartedByJourney(Person, "Settle.1", "2027-1"),
        new ChildStarted("Estate.1", "Estate", Person, "estate", true, "2027-1", SortedMap<FactValue>.Empty.Set("death.date", FactValue.Of(Day))),
        new ChildEnded("Debts.1", JourneyStatus.Ended, SortedMap<FactValue>.Empty.Set("debts.paid", FactValue.Of(true))),
        new ChildCancelled("Debts.1", Person),
        new BlockOpened("Each", [FactValue.Of("a"), FactValue.Of(2)], SortedMap<int>.Empty.Set("Line", 1)),
        new LoopTurned("Each", 1),
        new BlockBroken("Each"),
        new Correlated("estate-1"),
        new LineWritten("Line", "two"),
        new EventAwaited("Sold.1", "Sold", "sold"),
        new EventPublished("Tell", "sold", "estate-1", false, FactValue.Of(7)),
        new WorkRequested("Value@Each.0.1", "Value@Each.0", "value-the-house", SortedMap<FactValue>.Empty.Set("rooms", FactValue.Of(4))),
        new EventReceived("Told.1", FactValue.Of(true)),
        new WorkCompleted("Count.1", FactValue.Of(3)),
        new FlowStopped("Complete", ["Sold"]),
        new StepEnded("B17.child-2", "Granted", Outcome.Approved, true),
        new BookmarkClosed("B17.child-2.1"),
        new FactsWithdrawn("fact:skv-1"),
        new JourneyCancelled("DeathRegistered annulled"),
        new JourneyEnded(),
    ];

    public static readonly IDefinitionEvent[] DefinitionEvents =
    [
        new DefinitionDrafted("bereavement", 2, "00ff"),
        new DefinitionChecked(2, "00ff"),
        new DefinitionPublished(2, "00ff", "operator", new(3, 4, SortedMap<int>.Empty.Set("LostRight", 1).Set("Same", 2), [new(Journey, Verdict.LostRight, ["B17.child-2 appeal"])]), "The law has changed."),
        new DefinitionRetired(2, "00ff", "operator", "A fault was found."),
    ];

    /// <summary>Every event that is stored.</summary>
    public static IEnumerable<object> Stored => Events.Concat<object>(DefinitionEvents);

    public static readonly object[] Messages =
    [
        new AnswerArrived(Journey, "B17.child-2.1", Outcome.Corrected, Person, At, "of-3", "of-2", Outcome.Approved, Day, Day, "kammarrätten", Data) { ServedOn = Day, Appeal = new("förvaltningsbesvär", "kammarrätten", 21) },
        new FactArrived("skatteverket", "DeathRegistered", "skv-2", Person, Journey, At, "skv-1", Outcome.Corrected, Data),
        new DeadlineDue(Journey, "B17.child-2/B17", 1, DeadlineMark.Due, At),
        new AgencyMessages(Journey, "overformyndaren", [new AgencyMessage(Journey, "B17.child-2.1", "B17.child-2", "overformyndaren", "guardian-appointment", MessageVerb.Request, 1, At)]),
        new ChildStarting(Person, Journey, "Estate.1", "estate", "2027-1", [new(Person, "survivor", "survivor-1", At)], Person, SortedMap<FactValue>.Empty.Set("death.date", FactValue.Of(Day)), At),
        new ChildOver(Journey, "Estate.1", JourneyStatus.Ended, SortedMap<FactValue>.Empty.Set("debts.paid", FactValue.Of(true)), At),
        new ChildUnwanted(Person, Journey, At),
        new EventSpreading(Journey, "sold", "estate-1", FactValue.Of(7), At),
        new EventArrived(Journey, "Sold.1", FactValue.Of(7), At),
        new WorkDone(Journey, "Value.1", FactValue.Of(120), At),
    ];

    /// <summary>The journey that the events before its end make.</summary>
    public static Journey State => Events[..^2].Aggregate(
        Execution.Journey.Initial with { Id = Journey }, (state, e) => Execution.Journey.Evolve(state, e, At));
}
