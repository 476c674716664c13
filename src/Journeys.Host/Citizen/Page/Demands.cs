using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A demand for a decision on the page: when it was sent, by when the agency answers it, what can be done where it does not; and the letter itself.</summary>
internal static class Demands
{
    public static IEnumerable<DayLine> Lines(PageContext context, Instance instance, StepState? state)
    {
        if (state is not { Ended: false, DemandedOn: { } sent } || EngineRows.Find(context.Journey, EngineRows.Demand, instance.Key) is not { Current: { Date: { } due } current } row)
            yield break;
        yield return new(context.Words["step.demandedOn", ("datum", context.Words.Date(sent))], false, false);
        if (row.Missed)
            yield return new(context.Words["step.demandSilent", ("datum", context.Words.Date(due)), ("myndighet", context.Responsible(instance.Step, state) ?? "")], true, true);
        else if (!current.Met)
            yield return new(context.Words["step.demandBy", ("datum", context.Words.Date(due))], false, true);
    }

    /// <summary>The letter that is sent, ready: who, which case, since when, and what the law gives.</summary>
    public static string Letter(PageContext context, Instance instance)
    {
        var state = context.Journey.Steps.Find(instance.Key);
        var sent = context.Words[state?.CompleteOn is null ? "letter.demand.sent" : "letter.demand.complete",
            ("skickat", Date(context, state?.SentOn)), ("komplett", Date(context, state?.CompleteOn))];
        var number = CaseNumber(context, instance.Key) is { } known ? context.Words["letter.demand.number", ("nummer", known)] : null;
        return context.Words["letter.demand",
            ("steg", TaskTitles.StepTitle(context, instance)), ("uppgift", number is null ? sent : $"{sent} {number}"),
            ("myndighet", context.Responsible(instance.Step, state) ?? ""),
            ("namn", context.Names.Of(context.Viewer)), ("datum", context.Words.Date(context.Today))];
    }

    private static string Date(PageContext context, DateOnly? day) => day is { } date ? context.Words.Date(date) : "–";

    /// <summary>The number by which the agency knows the case.</summary>
    private static string? CaseNumber(PageContext context, string instance) => context.Reading.Happenings
        .Where(h => h.Event is AnswerRecorded answer && answer.Instance == instance)
        .Select(h => h.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("diarienummer", out var number) && number.ValueKind == JsonValueKind.String ? number.GetString() : null)
        .LastOrDefault(number => number is not null and not Happening.Erased);
}
