using Journeys.Definitions.Checks;
using Journeys.Law;

namespace Journeys.Definitions.Soundness;

/// <summary>
/// The ways of a step that runs for each subject, of two subjects: one is answered, and the step is open for the other; then
/// both leave it together, one refused by <c>Refused</c>, else one granted by <c>Granted</c>, else one nothing by <c>Nothing</c>.
/// A list may hold nobody too. Whoever comes after the second changes nothing that two cannot.
/// </summary>
internal static class SubjectExits
{
    private static readonly string[] Order = [Ports.Refused, nameof(OutcomeGroup.Granted), Ports.Done, nameof(OutcomeGroup.Nothing)];

    private sealed record Answer(string Port, string? Single, string Told);

    public static IReadOnlyList<Exit> First(Definition definition, Step step, HashSet<string> connected)
    {
        var (first, _) = NamesOf(definition, step);
        var one = Answers(definition, step, connected).Select((a, i) => new Exit([], $"{a.Told} for {first}") { First = i + 1 });
        Exit none = new([Ports.NotApplicable, Ports.Done], $"nobody is in the list of {step.StepId}") { IsForNone = true };
        return !step.SubjectLists.Any() || step.Ports.TryGetValue(Ports.NotApplicable, out var rule) && rule.Kind == PortKind.Unreachable ? [.. one] : [.. one, none];
    }

    /// <summary>For each first answer the ways in which the second ends the step.</summary>
    public static IReadOnlyList<IReadOnlyList<Exit>> Second(Definition definition, Step step)
    {
        var connected = definition.Index.Outbound(step.Id).Select(c => c.Port).ToHashSet();
        var (_, second) = NamesOf(definition, step);
        var answers = Answers(definition, step, connected);
        return [.. answers.Select(a => (IReadOnlyList<Exit>)[.. answers
            .Select(b => new Exit(Together(a, b, connected), $"{b.Told} for {second}"))
            .DistinctBy(e => string.Join(',', e.Ports.Where(connected.Contains)))])];
    }

    /// <summary>Two subjects of the step as a person reads them: <c>child 1</c>; two parts, where each subject has several.</summary>
    public static (string First, string Second) NamesOf(Definition definition, Step step)
    {
        var rule = step.Subjects[0];
        if (rule.List is null) return (rule.Parts[0], rule.Parts.Count > 1 ? rule.Parts[1] : "another");
        var prefix = definition.Index.Steps.SelectMany(s => s.Lists).FirstOrDefault(l => l.List == rule.List)?.IdPrefix ?? rule.List;
        return rule.Parts.Count > 1 ? ($"{prefix} 1 ({rule.Parts[0]})", $"{prefix} 1 ({rule.Parts[1]})") : ($"{prefix} 1", $"{prefix} 2");
    }

    private static List<Answer> Answers(Definition definition, Step step, HashSet<string> connected)
    {
        var answers = step is AgencyActivity asked and not Notify ? Exits.Answers(definition, asked, connected).Select(Of) : [new(Ports.Done, null, step is CitizenTask ? $"{step.StepId} is sent in" : $"{step.StepId} is done")];
        if (step.Applies is not null || step.Offered != Offer.No)
            answers = answers.Append(new(Ports.NotApplicable, null, $"{step.StepId} does not apply"));
        return [.. answers.DistinctBy(a => (a.Port, a.Single))];

        Answer Of(Exit exit)
        {
            var single = exit.Ports.First(p => Enum.TryParse<Outcome>(p, out _));
            return new(Outcomes.GroupOf(Enum.Parse<Outcome>(single)).ToString(), connected.Contains(single) ? single : null, exit.Told);
        }
    }

    // As the decider unites them; an answer that has a port of its own leaves by it where no other one of its group came.
    private static string[] Together(Answer a, Answer b, HashSet<string> connected)
    {
        Answer[] both = [a, b];
        var port = Order.FirstOrDefault(p => both.Any(x => x.Port == p)) ?? Ports.NotApplicable;
        var singles = both.Where(x => x.Port == port).Select(x => x.Single).Distinct().ToList();
        var single = singles is [{ } only] && connected.Contains(only) ? only : null;
        return [single ?? port, .. port == Ports.Refused || port == Ports.Done ? Array.Empty<string>() : [Ports.Done]];
    }
}
