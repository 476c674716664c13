using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Makes the citizen's page of a journey: the same reading, words and day always give the same page.</summary>
public static class PageBuilder
{
    public static JourneyPage Build(PageContext context)
    {
        var phases = StepSections.Phases(context);
        var (done, all) = Progress(context, phases);
        var words = context.Words;
        return new(
            context.Journey.Id,
            context.Reading.Version,
            words["title", ("namn", context.Names.Principal)],
            words["lead"],
            Notice(context),
            NextSteps.Of(context),
            words[context.Journey.Withdrawn ? "next.withdrawn" : context.Journey.Status switch { JourneyStatus.Running => "next.none", JourneyStatus.Ended => "next.ended", _ => "next.cancelled" }],
            words["progress", ("klara", $"{done}"), ("alla", $"{all}")],
            done,
            all,
            words[context.Journey.Cards.Count > 0 ? "cards.title" : "cards.open"],
            FirstScreen.Of(context),
            phases,
            People(context),
            Histories.Of(context))
        {
            Choices = Choices.Of(context),
            NextTitle = words[context.Journey.Status switch { JourneyStatus.Running => "next.title", JourneyStatus.Ended => "next.title.ended", _ => "next.title.closed" }],
            Over = context.Journey.Status != JourneyStatus.Running,
            MayWithdraw = Withdrawals.MayWithdraw(context.Definition, context.Journey, context.Viewer),
        };
    }

    /// <summary>Why the page is closed, or that a message which no step shows is stuck.</summary>
    private static string? Notice(PageContext context) => context.Journey.Status switch
    {
        JourneyStatus.Cancelled when !Histories.StoppedByHand(context) => context.Words.Find("annulled") ?? context.Words["history.cancelled"],
        JourneyStatus.Ended when context.Journey.Withdrawn => context.Words["withdrawn.notice"],
        JourneyStatus.Ended when EndedWith(context) is { } advice => advice,
        _ when context.Stuck.Count > 0 => context.Words["page.stuck"],
        _ => null,
    };

    /// <summary>What the life event says where it ended with one of its cards, <c>ended.CARD</c>.</summary>
    private static string? EndedWith(PageContext context) =>
        context.Journey.Cards.Select(c => context.Words.Find($"ended.{c}")).FirstOrDefault(t => t is not null);

    /// <summary>Counts steps, not instances; what does not apply or is only offered is not counted. A refusal that others wait for is not done.</summary>
    private static (int Done, int All) Progress(PageContext context, IReadOnlyList<PhaseSection> phases)
    {
        var counted = phases.SelectMany(p => p.Steps).Where(s => !s.Instances.All(i => i.Offer is not null && i.Status == PageStatus.NotStarted)).ToList();
        return (counted.Count(s => s.Instances.All(Over)), counted.Count);

        bool Over(InstanceView i) => i.Status == PageStatus.Done || (i.Status == PageStatus.Refused && context.Journey.Steps.Find(i.Key) is not { Held: true });
    }

    /// <summary>Each person once, with every role they have.</summary>
    private static IReadOnlyList<PersonHere> People(PageContext context) =>
    [
        .. from participant in context.Journey.Participants
           where participant.Role != Histories.PrincipalRole(context) || participant.Person == context.Viewer
           group participant by participant.Person into person
           select new PersonHere(
               context.Names.Of(person.Key),
               string.Join(", ", person.Select(p => Histories.Role(context, p.Role)).Distinct()),
               context.Words["people.since", ("datum", context.Words.Date(SwedishTime.DateOf(person.Min(p => p.From))))],
               person.Key == context.Viewer),
    ];
}
