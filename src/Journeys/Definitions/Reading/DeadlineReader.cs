using Journeys.Law;

namespace Journeys.Definitions.Reading;

/// <summary>Reads a step's last day. Its references to steps and facts are checked when all names are known.</summary>
internal sealed class DeadlineReader(Draft draft, Place place, string stepId, IReadOnlyList<string> subjectLists)
{
    private static readonly string[] Common = ["name", "rule", "hard", "metBy", "remind", "extendedBy", "noSundayRule"];

    public Deadline? Read()
    {
        if (!place.Exists) return null;
        if (!place.IsObject)
        {
            place.Expected("an object");
            return null;
        }
        if (ReadRule() is not { } rule) return null;
        if (rule is DeadlineRule.CalendarWeek or DeadlineRule.WindowEachMonth or DeadlineRule.AgeReached) return ReadByCalendar(rule);
        var reference = rule is DeadlineRule.AbsoluteFromEvent or DeadlineRule.RelativeToStep ? "from" : "of";
        place.Only(rule == DeadlineRule.SameAs ? [.. Common, reference] : [.. Common, reference, "period"]);
        return New(rule, References(reference, rule), PeriodOf(rule));
    }

    private Deadline New(DeadlineRule rule, IReadOnlyList<string> of, Period? period) =>
        new(place["name"].Text() ?? stepId, rule, of, period, ReadMetBy(), place["hard"].Flag() ?? false, ReadExtension(),
            [.. place["remind"].Items().Select(r => Periods.Read(r, isNegative: true)).OfType<Period>()],
            place["noSundayRule"].Flag() ?? false);

    private Deadline ReadByCalendar(DeadlineRule rule)
    {
        var calendar = new CalendarRules(draft, place, subjectLists);
        place.Only([.. Common, .. CalendarRules.Fields(rule)]);
        return rule switch
        {
            DeadlineRule.CalendarWeek => New(rule, Since("from"), null) with { Week = calendar.Week() },
            DeadlineRule.WindowEachMonth => OfWindow(New(rule, Since("of"), null) with { Window = calendar.Window() }),
            _ => New(rule, calendar.Turning(), Periods.Read(place["period"])),
        };
    }

    /// <summary>What is sent in within a window is in time, however long the answer takes.</summary>
    private Deadline OfWindow(Deadline window) => place["metBy"].Exists ? window : window with { MetBy = MetBy.Sent };

    /// <summary>The day that a week or window is counted from; without one it is the day on which the step's turn comes.</summary>
    private IReadOnlyList<string> Since(string field) => place[field].Exists ? References(field, DeadlineRule.AbsoluteFromEvent) : [];

    private DeadlineRule? ReadRule()
    {
        var written = place["rule"].RequiredText();
        if (written is null) return null;
        if (Enum.GetNames<DeadlineRule>().Contains(written)) return Enum.Parse<DeadlineRule>(written);
        place["rule"].Fault($"'{written}' is no deadline rule that is read here.", Nearest.Remedy(written, Enum.GetNames<DeadlineRule>()));
        return null;
    }

    private IReadOnlyList<string> References(string field, DeadlineRule rule)
    {
        var from = place[field];
        if (!from.Exists) from.Missing();
        var names = from.TextOrTexts();
        if (from.Exists && names.Count == 0) from.Fault("it names nothing to count from.", "Name a fact or a step.");
        if (rule == DeadlineRule.SameAs && names.Count > 1) from.Fault("SameAs takes one step.", "Keep one.");
        foreach (var name in names) draft.Later(() => CheckReference(from, name, rule));
        return names;
    }

    private void CheckReference(Place from, string name, DeadlineRule rule)
    {
        if (IsDate(name) is { } isDate)
        {
            if (rule == DeadlineRule.SameAs) from.Fault($"SameAs takes a step, and '{name}' is a fact.", "Name a step.");
            else if (!isDate) from.Fault($"'{name}' is not a date.", "Count from a fact of the type date.");
        }
        else if (Deadline.EndOf(name) is { } ended && draft.StepIds.Contains(ended))
        {
            if (rule != DeadlineRule.AbsoluteFromEvent) from.Fault($"'{name}' is a day that has been.", "Use AbsoluteFromEvent.");
        }
        else if (!draft.StepIds.Contains(name))
            from.Fault($"'{name}' is neither a fact nor a step of the file.", Nearest.Remedy(name, draft.Facts.Keys.Concat(draft.StepIds)));
        else if (rule == DeadlineRule.AbsoluteFromEvent)
            from.Fault($"{place["rule"].Text()} counts from a fact, and '{name}' is a step.", "Name a date fact, or use RelativeToStep.");
        else if (draft.Step(name) is { Deadline: null })
            from.Fault($"the step '{name}' has no last day.", "Give that step a deadline, or count from a fact.");
    }

    /// <summary>True for a date, false for another fact, null for no fact. A derived fact has no declared type and may be a date.</summary>
    private bool? IsDate(string name)
    {
        if (draft.Facts.TryGetValue(name, out var fact)) return fact.Kind == FactKind.Date;
        if (draft.IsDerived(name)) return true;
        if (!name.StartsWith("subject.", StringComparison.Ordinal)) return null;
        var own = name["subject.".Length..];
        var types = subjectLists.Where(draft.Lists.ContainsKey).Select(l => draft.Lists[l].GetValueOrDefault(own)).OfType<FactType>().ToList();
        return types.Count == 0 ? null : types.All(t => t.Kind == FactKind.Date);
    }

    private Period? PeriodOf(DeadlineRule rule)
    {
        if (rule == DeadlineRule.SameAs) return null;
        var period = place["period"];
        if (rule == DeadlineRule.BeforeStep) return Periods.Read(period, isNegative: true);
        if (!period.Exists) period.Missing();
        return Periods.Read(period);
    }

    private MetBy ReadMetBy()
    {
        switch (place["metBy"].Text())
        {
            case null or "ended": return MetBy.Ended;
            case "sent": return MetBy.Sent;
            case "passed": return MetBy.Passed;
            default:
                place["metBy"].Fault("a deadline is met when the step is 'sent' or has 'ended', or when its day has 'passed'.", "Write sent, ended or passed.");
                return MetBy.Ended;
        }
    }

    private string? ReadExtension()
    {
        var extension = place["extendedBy"];
        if (extension.Text() is not { } fact) return null;
        if (IsDate(fact) is null) extension.Fault($"the file has no fact '{fact}'.", Nearest.Remedy(fact, draft.Facts.Keys));
        if (IsDate(fact) is false) extension.Fault($"'{fact}' is not a date.", "Name a fact of the type date.");
        return fact;
    }
}
