using Journeys.Definitions;
using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>The figures of law that a step stands on: what they are on the step's day, on today's while that is not known, with their law and source.</summary>
internal static class ShownFigures
{
    public static IReadOnlyList<RuleReason> Of(PageContext context, Step step, StepState? state) => state?.Applies == false ? [] :
    [
        .. from figure in On(context, step)
           let text = context.Words["figure.since", ("titel", context.Words[$"figure.{figure.Name}"]), ("varde", context.Words.Figure(figure.Value)), ("datum", context.Words.Date(figure.Value.ValidFrom))]
           select new RuleReason(text, LawOf(context, figure.Value)),
    ];

    public static IEnumerable<(string Name, FigureValue Value)> On(PageContext context, Step step) => On(context.Definition, step, fact => context.Journey.Fact(fact)?.Date ?? context.Today);

    /// <summary>Before anybody has begun: as they are on one day.</summary>
    public static IEnumerable<(string Name, FigureValue Value)> On(Definition definition, Step step, Func<string, DateOnly> day) =>
        from figure in step.Figures
        let value = definition.Figures.GetValueOrDefault(figure.Key)?.On(day(figure.Value))
        where value is not null
        select (figure.Key, value);

    private static string? LawOf(PageContext context, FigureValue value)
    {
        string?[] parts = [value.LegalBasis.Count == 0 ? null : string.Join("; ", value.LegalBasis), value.Source is { } source ? context.Words["figure.source", ("kalla", source)] : null];
        return parts.OfType<string>().ToList() is { Count: > 0 } told ? string.Join(". ", told) : null;
    }
}
