using Journeys.Law;

namespace Journeys.Definitions.Reading;

/// <summary>Reads what a step says of single answers, and of its ports.</summary>
internal static class OutcomeReader
{
    private static readonly string[] Groups = ["Granted", "Refused", "Nothing", "NotApplicable", "Done", "Missed"];

    public static Dictionary<string, OutcomeRule> ReadOutcomes(Draft draft, Place outcomes, Scope scope)
    {
        Dictionary<string, OutcomeRule> rules = [];
        foreach (var (name, place) in outcomes.Members())
        {
            if (name != "*" && !Enum.GetNames<Outcome>().Contains(name))
                place.Fault($"'{name}' is no answer of the vocabulary.", Nearest.Remedy(name, Enum.GetNames<Outcome>().Append("*")));
            else rules.Add(name, ReadRule(draft, place, scope));
        }
        return rules;
    }

    private static OutcomeRule ReadRule(Draft draft, Place place, Scope scope)
    {
        place.Only("unreachable", "suggest", "facts", "goOn", "revisit", "cancel", "reapply", "ask");
        var unreachable = place["unreachable"].Exists ? place["unreachable"].RequiredText() : null;
        if (unreachable is not null && place.Members().Count > 1)
            place.Fault("an answer that cannot come has no other rule.", "Keep unreachable, or the rest.");
        return new OutcomeRule(unreachable, Step(draft, place["suggest"]), FactReader.ReadWritten(draft, place["facts"], scope),
            place["goOn"].Flag() ?? false, ReadRevisit(draft, place["revisit"], scope));
    }

    /// <summary>A step's id, or an object with the condition under which it is visited anew.</summary>
    private static RevisitRule? ReadRevisit(Draft draft, Place place, Scope scope)
    {
        if (!place.IsObject) return Step(draft, place) is { } always ? new RevisitRule(always) : null;
        place.Only("step", "when");
        var when = place["when"].RequiredText() is { } text ? Scripts.Read(draft, place["when"], text, scope with { Data = true }) : null;
        return place["step"].RequiredText() is not null && Step(draft, place["step"]) is { } step ? new RevisitRule(step, when) : null;
    }

    private static string? Step(Draft draft, Place place)
    {
        var step = place.Text();
        if (step is not null) draft.NeedStep(place, step);
        return step;
    }

    public static Dictionary<string, PortRule> ReadPorts(Place ports)
    {
        Dictionary<string, PortRule> rules = [];
        foreach (var (name, place) in ports.Members())
            if (ReadPort(place) is { } rule) rules.Add(name, rule);
        return rules;
    }

    private static PortRule? ReadPort(Place place)
    {
        place.Only("ends", "waits", "unreachable");
        if (!place.IsObject) return null;
        if (place.Members() is not [var (name, value)])
        {
            place.Fault("a port is declared by one of ends, waits and unreachable.", "Keep one of them, with its reason.");
            return null;
        }
        var reason = value.RequiredText();
        return reason is not null && Enum.TryParse<PortKind>(name, ignoreCase: true, out var kind) && !int.TryParse(name, out _)
            ? new PortRule(kind, reason) : null;
    }

    /// <summary>The ports a step's declaration may name: the groups, and the answers that end a step.</summary>
    public static IEnumerable<string> PortNames =>
        Groups.Concat(Enum.GetValues<Outcome>().Where(Outcomes.IsFinal).Select(o => o.ToString()));
}
