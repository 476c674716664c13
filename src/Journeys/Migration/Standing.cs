using Journeys.Execution;

namespace Journeys.Migration;

/// <summary>The journey runs on, with the same people, without a fault that it does not have, and every name means one step.</summary>
internal static class Standing
{
    public static IEnumerable<Invariant> Check(Case @case)
    {
        var (was, would) = (Roles(@case.Was), Roles(@case.Would));
        yield return Invariant.Of(Invariant.People, [.. was.Union(would).Select(p => was.Contains(p) == would.Contains(p) ? null : $"A person in the role {p.Role} would {(was.Contains(p) ? "leave" : "join")}.")]);
        var known = @case.Was.Incidents.Select(i => Named(@case, i)).ToHashSet();
        yield return Invariant.Of(Invariant.Sound,
        [
            @case.Would.Status == @case.Was.Status ? null : $"It runs, and by version {@case.To.Version} it would be {@case.Would.Status}.",
            .. @case.Would.Incidents.Where(i => !known.Contains(i)).Select(i => $"By version {@case.To.Version} there would be a fault: {i}"),
        ]);
        yield return Invariant.Of(Invariant.Names,
        [
            .. @case.Mapping.Unknown.Select(name => $"The rule from version {@case.From.Version} names '{name}', which that version has not."),
            .. @case.Was.Renamed.Keys.Select(name => @case.To.Index.Step(name) is null ? null : $"Version {@case.To.Version} has a step '{name}', which was the name of another."),
        ]);
    }

    private static HashSet<(Guid Person, string Role, string? Subject)> Roles(Journey journey) => [.. journey.Participants.Select(p => (p.Person, p.Role, p.Subject))];

    private static string Named(Case @case, string incident)
    {
        var colon = incident.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && @case.Of(incident[..colon]) is [var now, ..] ? now + incident[colon..] : incident;
    }
}
