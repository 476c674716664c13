using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>Makes a step's section: one entry for each subject and part it runs for.</summary>
internal static class StepSections
{
    public static IReadOnlyList<PhaseSection> Phases(PageContext context)
    {
        var placed = context.Definition.Phases.SelectMany(p => p.Steps).ToHashSet(StringComparer.Ordinal);
        var others = context.Definition.Index.Steps.Select(s => s.StepId).Where(id => !placed.Contains(id)).ToList();
        var phases = context.Definition.Phases.Select(p => Phase(context, p.Id, context.Words[$"phase.{p.Id}"], p.Steps));
        return others.Count == 0 ? [.. phases] : [.. phases, Phase(context, "other", context.Words["phase.other"], others)];
    }

    private static PhaseSection Phase(PageContext context, string id, string title, IReadOnlyList<string> steps)
    {
        var sections = steps.Select(context.Definition.Index.Step).OfType<Step>().SelectMany(s => Of(context, s)).ToList();
        return new(id, title, [.. sections.Where(s => !Absent(s))], [.. sections.Where(Absent)]);
    }

    private static bool Absent(StepSection section) => section.Instances.All(i => i.Status == PageStatus.NotApplicable);

    /// <summary>The step, and apart from it the subjects that it does not apply to.</summary>
    private static IEnumerable<StepSection> Of(PageContext context, Step step)
    {
        var views = Instances(context, step).Where(context.MayKnow).Select(i => InstanceViews.Of(context, i)).ToList();
        var (absent, present) = (views.Where(v => v.Status == PageStatus.NotApplicable).ToList(), views.Where(v => v.Status != PageStatus.NotApplicable).ToList());
        if (present.Count > 0) yield return Section(context, step, step.StepId, present);
        if (absent.Count > 0) yield return Section(context, step, present.Count > 0 ? $"{step.StepId}-not" : step.StepId, absent);
    }

    public static IReadOnlyList<Instance> Instances(PageContext context, Step step) =>
        Instance.Of(step, context.Journey) is { Count: > 0 } known ? known : [new Instance(step)];

    private static StepSection Section(PageContext context, Step step, string id, List<InstanceView> instances)
    {
        var later = instances.TrueForAll(i => i.Status == PageStatus.CannotStart && Bare(i));
        var (reason, days) = (Shared(instances, i => i.Reason), instances.TrueForAll(i => i.Days.SequenceEqual(instances[0].Days)) ? instances[0].Days : []);
        var done = instances.Count(i => i.Status == PageStatus.Done);
        var only = instances.Count == 1 ? Instance.Find(context.Definition, context.Journey, instances[0].Key) : null;
        return new(
            id,
            context.Title(step, only),
            (done == instances.Count ? context.StepText(step, "done", only) : null) ?? context.StepText(step, "lead", only) ?? "",
            context.StepText(step, "why", only) ?? "",
            step.LegalBasis.Count == 0 ? null : context.Words["step.law", ("lag", string.Join("; ", step.LegalBasis))],
            Responsible(context, step, instances),
            instances.Count == 1 ? null : context.Words["step.several", ("klara", $"{done}"), ("alla", $"{instances.Count}")],
            instances.Any(i => i.Status is PageStatus.YourTurn or PageStatus.Draft or PageStatus.NeedsInfo),
            instances.All(i => i.Status is PageStatus.Done or PageStatus.NotApplicable),
            later && reason == context.Words["step.notYet"] ? null : reason,
            days,
            instances.Select(i => Days.Consequence(context, step, Instance.Find(context.Definition, context.Journey, i.Key)?.Subject, i.Status)).FirstOrDefault(c => c is not null),
            [.. instances.Select(i => i with { Reason = reason is null ? i.Reason : null, Days = days.Count == 0 ? i.Days : [] })])
        {
            Later = later,
            Together = instances.Count > 1 && instances.TrueForAll(i => i.Status == instances[0].Status && Bare(i) && i.Rules.Count == 0 && i.Figures.Count == 0)
                && (reason is not null || instances.TrueForAll(i => i.Reason is null)) && (days.Count > 0 || instances.TrueForAll(i => i.Days.Count == 0)),
        };
    }

    /// <summary>The viewer, or those whose task it is.</summary>
    private static string Doer(PageContext context, List<InstanceView> instances)
    {
        var known = instances.Select(i => Instance.Find(context.Definition, context.Journey, i.Key)).OfType<Instance>().ToList();
        return known.Count == 0 || known.Exists(context.MayAct)
            ? context.Words["step.you"]
            : context.Words["step.others", ("namn", context.Names.Of([.. known.SelectMany(i => Audience.Actors(context.Journey, i)).Distinct()]))];
    }

    /// <summary>Who is responsible, where that is one; each of several is named by its own entry, and one that is not known yet by nothing.</summary>
    private static string? Responsible(PageContext context, Step step, List<InstanceView> instances)
    {
        var states = instances.Select(i => context.Journey.Steps.Find(i.Key)).ToList();
        if (step is AgencyActivity { Choice: not null } && states.Contains(null)) return null;
        return states.Select(s => context.Responsible(step, s)).Distinct().ToList() switch
        {
            [null] => Doer(context, instances),
            [{ } agency] => context.Words["step.agency", ("myndighet", agency)],
            _ => null,
        };
    }

    /// <summary>There is nothing to do, to read or to keep in it.</summary>
    private static bool Bare(InstanceView i) =>
        i is { Tasks.Count: 0, Offer: null, Appeal: null, Collected.Count: 0, Given.Count: 0, Receipts.Count: 0, Differences.Count: 0, Withdraw: null };

    /// <summary>What is the same for every subject is said once.</summary>
    private static string? Shared(List<InstanceView> instances, Func<InstanceView, string?> text) =>
        instances.TrueForAll(i => text(i) == text(instances[0])) ? text(instances[0]) : null;
}
