using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>What the person may do but need not, and only until a day: have a decision tried, or use a right that the life event offers.</summary>
internal static class Choices
{
    private const int Most = 3;

    public static IReadOnlyList<Card> Of(PageContext context) => context.Journey.Status != JourneyStatus.Running ? [] :
    [
        .. Appeals(context).Concat(Offers(context))
            .Where(c => c.Due >= context.Today).OrderBy(c => c.Due).Take(Most)
            .Select(c => new Card(context.Words["task.until", ("titel", c.Title), ("datum", context.Words.Date(c.Due!.Value))], $"step-{c.Key}")),
    ];

    private static IEnumerable<(string Key, string Title, DateOnly? Due)> Appeals(PageContext context) =>
        from open in OpenTasks.Of(context.Journey)
        where open.Value.Task == TaskKind.Appeal
        let instance = TaskTitles.InstanceOf(context, open.Value)
        where instance is not null
        select (instance.Key, TaskTitles.Of(context, open.Value), NextSteps.Due(context, open.Value, instance));

    private static IEnumerable<(string Key, string Title, DateOnly? Due)> Offers(PageContext context) =>
        from step in context.Definition.Index.Steps
        where step.Right
        from instance in StepSections.Instances(context, step)
        where context.Journey.Steps.Find(instance.Key) is { Phase: StepPhase.Offered, Ready: true }
        select (instance.Key, TaskTitles.StepTitle(context, instance), Days.Due(context.Journey, step, instance.Subject));
}
