using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>A fact or list that something reads is written by somebody; else it is unknown in every journey.</summary>
internal sealed class UnwrittenFacts(Draft draft, FactPaths paths, Writers writers)
{
    public void Check()
    {
        foreach (var (place, text, scope) in draft.Scripts.ToList())
            foreach (var path in ScriptNames.In(text).Chains.SelectMany(c => paths.Of(c, scope.SubjectLists)).Select(p => p.Path).Distinct())
                Check(path, place);
        foreach (var (step, place) in draft.Steps)
        {
            var journeys = place["customProperties"]["journeys"];
            foreach (var list in step.Subjects.Select(s => s.List).Distinct()) Check(list, place["subjects"]);
            if (step.Deadline is { } deadline) CheckDeadline(step, deadline, journeys["deadline"]);
        }
    }

    private void CheckDeadline(Step step, Deadline deadline, Place place)
    {
        foreach (var of in deadline.Of) CheckNamed(step, of, place[place["from"].Exists ? "from" : "of"]);
        if (deadline.ExtendedBy is { } extension) CheckNamed(step, extension, place["extendedBy"]);
    }

    private void CheckNamed(Step step, string name, Place place)
    {
        foreach (var (path, _) in paths.Of(name.Split('.'), [.. step.Subjects.Select(s => s.List)])) Check(path, place);
    }

    private void Check(string path, Place place)
    {
        if (writers.Any(path) || paths.Derived(path) is not null) return;
        place.Fault($"'{path}' is read, and nothing in the file writes it, so it stays unknown for ever.",
            $"Write it: under facts or lists of a step, under registerFacts, or give it an initial value. {NearestWritten(path)}".TrimEnd());
    }

    private string NearestWritten(string path) =>
        Nearest.To(path, draft.Facts.Keys.Where(writers.Any)) is { } near ? $"Or did you mean '{near}'?" : "";
}
