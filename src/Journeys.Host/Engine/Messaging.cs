using Journeys.Host.Storage;
using Wolverine;
using Wolverine.ErrorHandling;

namespace Journeys.Host.Engine;

/// <summary>How messages travel: durably, in order for each journey, tried again after a lost race, else to the dead letters.</summary>
internal static class Messaging
{
    // As many journeys are applied at once as share a commit; their order within a journey is a slot's.
    private const int Slots = GroupCommit.Most;
    private const int AgencySlots = 4;

    /// <param name="alone">No other host is ever on the database.</param>
    public static void Configure(WolverineOptions options, bool alone)
    {
        // Alone, it takes back what its killed life had accepted as it starts; else some host does, once the dead one is missed.
        if (alone) options.Durability.Mode = DurabilityMode.Solo;
        TakeOver(options.Durability);
        options.ApplicationAssembly = typeof(Messaging).Assembly;
        options.UseSystemTextJsonForSerialization(json => JourneyJson.Configure(json));
        options.Policies.UseDurableLocalQueues();
        options.Policies.UseDurableInboxOnAllListeners();
        options.Policies.UseDurableOutboxOnAllSendingEndpoints();
        options.Policies.AutoApplyTransactions();
        options.OnException<OutOfTurnException>().ScheduleRetryIndefinitely(TimeSpan.FromSeconds(1));
        options.OnException(LostRace.Is).Or<ExpressionAbortedException>()
            .RetryWithCooldown(Milliseconds(20), Milliseconds(50), Milliseconds(100), Milliseconds(250), Milliseconds(500))
            .Then.ScheduleRetry(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30))
            .Then.CustomAction(GivenUp.BuryAsync, GivenUp.What);
        options.OnException(NewerForm.Is)
            .ScheduleRetryIndefinitely(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
        options.OnException(Transient.Is)
            .RetryWithCooldown(Milliseconds(100), Milliseconds(500), Milliseconds(2000))
            .Then.ScheduleRetryIndefinitely(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));
        options.OnAnyException().CustomAction(GivenUp.BuryAsync, GivenUp.What);
        options.RegisterMessageForwarder<AgencyMessage, AgencyMessages>();
        options.Services.AddSingleton<IMissingHandler, UnknownMessages>();
        Partition(options.MessagePartitioning);
    }

    // What a killed host had accepted, its next life or another host takes over within seconds; by Wolverine's own
    // defaults only after a minute.
    private static void TakeOver(DurabilitySettings durability)
    {
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(10);
        durability.ScheduledJobPollingTime = TimeSpan.FromSeconds(1);
    }

    private static void Partition(Wolverine.Runtime.Partitioning.MessagePartitioningRules rules)
    {
        rules.ByMessage<AnswerArrived>(m => m.Journey.ToString())
            .ByMessage<DeadlineDue>(m => m.Journey.ToString())
            .ByMessage<FactArrived>(m => m.Person.ToString())
            .ByMessage<ChildStarting>(m => m.Journey.ToString())
            .ByMessage<ChildOver>(m => m.Journey.ToString())
            .ByMessage<ChildUnwanted>(m => m.Journey.ToString())
            .ByMessage<EventSpreading>(m => m.Journey.ToString())
            .ByMessage<EventArrived>(m => m.Journey.ToString())
            .ByMessage<WorkDone>(m => m.Journey.ToString())
            .ByMessage<AgencyMessages>(m => m.Journey.ToString());
        rules.PublishToPartitionedLocalMessaging("journeys", Slots, queues =>
        {
            queues.Message<AnswerArrived>();
            queues.Message<DeadlineDue>();
            queues.Message<FactArrived>();
            queues.Message<ChildStarting>();
            queues.Message<ChildOver>();
            queues.Message<ChildUnwanted>();
            queues.Message<EventSpreading>();
            queues.Message<EventArrived>();
            queues.Message<WorkDone>();
        });
        rules.PublishToPartitionedLocalMessaging("agencies", AgencySlots, queues => queues.Message<AgencyMessages>());
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
