using Journeys.Definitions;
using Journeys.Definitions.Tables;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>The figures of law that a step stands on: what they are on the step's day, on today's while that is not known, with their law and source.</summary>
internal static class ShownFigures
{
    public static IReadOnlyList<RuleReason> Of(PageContext context, Step step, StepState? state) => state?.Applies == false ? [] :
        [.. On(context, step).Select(f => new RuleReason(Text(context, f.Name, f.Value), f.Value.LegalBasis.Count == 0 ? null : string.Join("; ", f.Value.LegalBasis)))];

    public static IEnumerable<(string Name, FigureValue Value)> On(PageContext context, Step step) => On(context.Definition, step, fact => context.Journey.Fact(fact)?.Date ?? context.Today);

    /// <summary>Before anybody has begun: as they are on one day.</summary>
    public static IEnumerable<(string Name, FigureValue Value)> On(Definition definition, Step step, Func<string, DateOnly> day) =>
        from figure in step.Figures
        let value = definition.Figures.GetValueOrDefault(figure.Key)?.On(day(figure.Value))
        where value is not null
        select (figure.Key, value);

    private static string Text(PageContext context, string name, FigureValue value)
    {
        var words = context.Words;
        var text = words["figure.since", ("titel", words[$"figure.{name}"]), ("varde", words.Figure(value)), ("datum", words.Date(value.ValidFrom))];
        return value.Source is { } source ? $"{text} {words["figure.source", ("kalla", source)]}" : text;
    }
}
