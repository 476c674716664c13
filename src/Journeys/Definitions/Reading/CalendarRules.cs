using System.Globalization;
using Journeys.Law;

namespace Journeys.Definitions.Reading;

/// <summary>Reads what the rules of the calendar say: a week, the days of each month, an age.</summary>
internal sealed class CalendarRules(Draft draft, Place place, IReadOnlyList<string> subjectLists)
{
    public static string[] Fields(DeadlineRule rule) => rule switch
    {
        DeadlineRule.CalendarWeek => ["week", "from"],
        DeadlineRule.WindowEachMonth => ["from", "to", "of"],
        _ => ["age", "subject", "period"],
    };

    public CalendarWeek Week()
    {
        var week = new CalendarWeek(Required("week", 1));
        if (!week.IsValid && place["week"].Exists) place["week"].Fault("a year has weeks 1 to 53.", "Write one of them; a year without a week 53 has its last one instead.");
        return week;
    }

    public MonthlyWindow Window()
    {
        var window = new MonthlyWindow(Required("from", 1), Required("to", 1));
        if (window.From > 31) place["from"].Fault("no month has such a day.", "Write 1 to 31; in a shorter month it is the last day.");
        else if (window.To > 31) place["to"].Fault("no month has such a day.", "Write 1 to 31; in a shorter month it is the last day.");
        else if (window.From > window.To) place["to"].Fault("the window closes before it opens.", "Write a day that is not before from.");
        return window;
    }

    /// <summary>The fact that holds the day on which the age is completed: <c>subject.turns18</c>, or <c>survivor.turns67</c>.</summary>
    public IReadOnlyList<string> Turning()
    {
        var (age, subject) = (Required("age", 0), place["subject"]);
        if (subject.RequiredText() is not { } whose || !place["age"].Exists) return [];
        var name = string.Create(CultureInfo.InvariantCulture, $"turns{age}");
        var own = subjectLists.Contains(whose);
        draft.Later(() => CheckTurning(subject, whose, name, own));
        return [$"{(own ? "subject" : whose)}.{name}"];
    }

    private void CheckTurning(Place subject, string whose, string name, bool own)
    {
        var type = own ? draft.Lists.GetValueOrDefault(whose)?.GetValueOrDefault(name) : draft.Facts.GetValueOrDefault($"{whose}.{name}");
        if (type is { Kind: FactKind.Date } || (!own && draft.IsDerived($"{whose}.{name}"))) return;
        var where = own ? $"list '{whose}' has no date fact '{name}'" : $"file has no date fact '{whose}.{name}'";
        subject.Fault($"the {where}: no birth date is kept to count from.", $"Declare it, and write it when the birth date arrives: turns(item.born, {name["turns".Length..]}).");
    }

    private int Required(string field, int least)
    {
        if (!place[field].Exists) place[field].Missing();
        return place[field].Whole(least) ?? least;
    }
}
