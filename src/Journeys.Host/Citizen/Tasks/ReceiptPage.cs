using Journeys.Definitions;
using Journeys.Execution;

namespace Journeys.Host.Citizen;

/// <summary>A receipt, ready to render.</summary>
public sealed record ReceiptPage(
    string Title, string Number, string Time, string About, string By, string To, string Next, string? Range, IReadOnlyList<DatumView> Answers)
{
    /// <summary>Who did it for the person, and why; null where they did it themselves.</summary>
    public string? Help { get; init; }

    public static ReceiptPage Of(PageContext context, Happening happening) => Made(context, happening) with { Help = Helped.With(context, happening) };

    private static ReceiptPage Made(PageContext context, Happening happening) => happening.Event switch
    {
        RequestWithdrawn e when TaskTitles.InstanceOf(context, new(e.Instance, BookmarkKind.Answer, null, null, [])) is { } instance => TakenBack(
            context, happening, e.Receipt, e.By, context.Words["receipt.takenBack", ("steg", TaskTitles.StepTitle(context, instance))],
            context.Responsible(instance.Step, context.Journey.Steps.Find(instance.Key)), "withdraw.one.receipt"),
        JourneyWithdrawn e => TakenBack(context, happening, e.Receipt, e.By, context.Words["receipt.allTakenBack"], null, "withdraw.all.receipt"),
        TaskSubmitted e => Of(context, happening, e),
        _ => throw new InvalidOperationException($"{happening.Event.GetType().Name} has no receipt."),
    };

    private static ReceiptPage TakenBack(PageContext context, Happening happening, string number, Guid by, string about, string? to, string next) => new(
        context.Words["receipt.titleTakenBack"], number, context.Words.Time(happening.At), about, context.Names.Of(by), to ?? context.Words["receipt.us"], context.Words[next], null, []);

    private static ReceiptPage Of(PageContext context, Happening happening, TaskSubmitted sent)
    {
        var instance = Instance.Find(context.Definition, context.Journey, sent.Instance)
            ?? new Instance(context.StepNamed(sent.Instance)!);
        var kind = KindOf(context, sent.Bookmark);
        var asks = kind is TaskKind.Send or TaskKind.Info or TaskKind.Appeal or TaskKind.Demand;
        return new(
            context.Words[asks ? "receipt.title" : "receipt.titleSaved"],
            sent.Receipt,
            context.Words.Time(happening.At),
            context.Words[$"task.title.{kind}", ("steg", TaskTitles.StepTitle(context, instance))],
            context.Names.Of(sent.By),
            (asks ? context.Responsible(instance.Step, context.Journey.Steps.Find(instance.Key)) : null) ?? context.Words["receipt.us"],
            NextText(context, instance, kind),
            asks && kind is not (TaskKind.Appeal or TaskKind.Demand) ? RangeOf(context, instance.Step) : null,
            CollectedData.Answers(context, instance, happening));
    }

    private static TaskKind KindOf(PageContext context, string bookmark) => context.Reading.Happenings
        .Select(h => h.Event).OfType<TaskOpened>().LastOrDefault(t => t.Bookmark == bookmark)?.Kind ?? TaskKind.Task;

    private static string NextText(PageContext context, Instance instance, TaskKind kind)
    {
        var own = kind is TaskKind.Task or TaskKind.Send ? context.StepText(instance.Step, "receipt", instance)
            : kind == TaskKind.Info ? context.StepText(instance.Step, "info.receipt", instance)
            : null;
        var general = context.Words.Find($"task.{kind.ToString().ToLowerInvariant()}.receipt");
        return own ?? (general is null ? context.Words["receipt.nothing"] : context.Words.Fill(general));
    }

    private static string? RangeOf(PageContext context, Step step) =>
        step is AgencyActivity agency && context.Agencies.ServiceLevel(agency.Agency, agency.Service) is { } promised
            ? context.Words["receipt.range", ("tid", context.Words.Period(promised))]
            : null;
}
