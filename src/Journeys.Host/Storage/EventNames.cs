using Journeys.Execution;
using Journeys.Publishing;
using Marten.Events;

namespace Journeys.Host.Storage;

/// <summary>The names under which events are stored. A name is never changed and never used again: stored events are read for ever.</summary>
public static class EventNames
{
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["journey_started"] = typeof(JourneyStarted),
        ["journey_begun"] = typeof(JourneyBegun),
        ["request_withdrawn"] = typeof(RequestWithdrawn),
        ["journey_withdrawn"] = typeof(JourneyWithdrawn),
        ["acted_on_behalf"] = typeof(ActedOnBehalf),
        ["register_fact_recorded"] = typeof(RegisterFactRecorded),
        ["answer_recorded"] = typeof(AnswerRecorded),
        ["demand_refused"] = typeof(DemandRefused),
        ["task_submitted"] = typeof(TaskSubmitted),
        ["joint_answer_given"] = typeof(JointAnswerGiven),
        ["jointly_agreed"] = typeof(JointlyAgreed),
        ["offer_taken"] = typeof(OfferTaken),
        ["deadline_passed"] = typeof(DeadlinePassed),
        ["intervened"] = typeof(Intervened),
        ["participant_joined"] = typeof(ParticipantJoined),
        ["participant_left"] = typeof(ParticipantLeft),
        ["list_recorded"] = typeof(ListRecorded),
        ["facts_recorded"] = typeof(FactsRecorded),
        ["facts_not_known"] = typeof(FactsNotKnown),
        ["facts_withdrawn"] = typeof(FactsWithdrawn),
        ["facts_derived"] = typeof(FactsDerived),
        ["rule_applied"] = typeof(RuleApplied),
        ["steps_assessed"] = typeof(StepsAssessed),
        ["variable_assigned"] = typeof(VariableAssigned),
        ["activity_entered"] = typeof(ActivityEntered),
        ["activity_left"] = typeof(ActivityLeft),
        ["task_opened"] = typeof(TaskOpened),
        ["agency_asked"] = typeof(AgencyAsked),
        ["agency_told"] = typeof(AgencyTold),
        ["fact_awaited"] = typeof(FactAwaited),
        ["step_offered"] = typeof(StepOffered),
        ["offer_lapsed"] = typeof(OfferLapsed),
        ["step_ended"] = typeof(StepEnded),
        ["bookmark_closed"] = typeof(BookmarkClosed),
        ["deadlines_revised"] = typeof(DeadlinesRevised),
        ["missed_followed"] = typeof(MissedFollowed),
        ["step_suggested"] = typeof(StepSuggested),
        ["cards_chosen"] = typeof(CardsChosen),
        ["incident_raised"] = typeof(IncidentRaised),
        ["child_started"] = typeof(ChildStarted),
        ["child_ended"] = typeof(ChildEnded),
        ["child_cancelled"] = typeof(ChildCancelled),
        ["started_by_journey"] = typeof(StartedByJourney),
        ["block_opened"] = typeof(BlockOpened),
        ["loop_turned"] = typeof(LoopTurned),
        ["block_broken"] = typeof(BlockBroken),
        ["flow_stopped"] = typeof(FlowStopped),
        ["correlated"] = typeof(Correlated),
        ["line_written"] = typeof(LineWritten),
        ["event_awaited"] = typeof(EventAwaited),
        ["event_received"] = typeof(EventReceived),
        ["event_published"] = typeof(EventPublished),
        ["work_requested"] = typeof(WorkRequested),
        ["work_completed"] = typeof(WorkCompleted),
        ["journey_migrated"] = typeof(JourneyMigrated),
        ["journey_ended"] = typeof(JourneyEnded),
        ["journey_cancelled"] = typeof(JourneyCancelled),
        ["definition_drafted"] = typeof(DefinitionDrafted),
        ["definition_checked"] = typeof(DefinitionChecked),
        ["definition_published"] = typeof(DefinitionPublished),
        ["definition_retired"] = typeof(DefinitionRetired),
    };

    public static void Map(IEventStoreOptions events)
    {
        foreach (var (name, type) in All) events.MapEventType(type, name);
    }
}
