using Journeys.Definitions.Reading;

namespace Journeys.Definitions.Checks.Knowing;

/// <summary>A fact or list that something reads is written by somebody; else it is unknown in every journey.</summary>
internal sealed class UnwrittenFacts(Draft draft, FactPaths paths, Writers writers)
{
    public void Check()
    {
        foreach (var (place, text, scope) in draft.Scripts.ToList())
            foreach (var read in ScriptNames.In(text).Reads.SelectMany(r => paths.Of(r.Chain, scope.SubjectLists).Select(p => (p.Path, r.IsAsked))).GroupBy(r => r.Path, r => r.IsAsked))
                Check(read.Key, place, read.All(asked => asked));
        foreach (var (table, place) in draft.Tables)
            foreach (var read in table.Inputs.Keys.Append(table.EffectiveOn).OfType<string>().Distinct())
                Check(read, place[read == table.EffectiveOn && !table.Inputs.ContainsKey(read) ? "effectiveOn" : "inputs"]);
        foreach (var (step, place) in draft.Steps)
        {
            var journeys = place["customProperties"]["journeys"];
            foreach (var list in step.SubjectLists.Distinct().Where(draft.Lists.ContainsKey)) Check(list, place["subjects"]);
            if (step.Deadline is { } deadline) CheckDeadline(step, deadline, journeys["deadline"]);
        }
    }

    private void CheckDeadline(Step step, Deadline deadline, Place place)
    {
        foreach (var of in deadline.Of) CheckNamed(step, of, place[place["of"].Exists ? "of" : "from"]);
        if (deadline.ExtendedBy is { } extension) CheckNamed(step, extension, place["extendedBy"]);
    }

    private void CheckNamed(Step step, string name, Place place)
    {
        foreach (var (path, _) in paths.Of(name.Split('.'), [.. step.SubjectLists])) Check(path, place);
    }

    /// <summary>What is only asked about, by <c>known</c>, holds nobody up.</summary>
    private void Check(string path, Place place, bool isAsked = false)
    {
        if (writers.Any(path) || paths.Derived(path) is not null) return;
        if (isAsked)
        {
            place.Warn($"it asks whether '{path}' is known, and nothing in the file writes it: it never is.", "Write the fact somewhere, or take the question away.");
            return;
        }

        place.Fault($"'{path}' is read, and nothing in the file writes it, so it stays unknown for ever.",
            $"Write it: under facts or lists of a step, under registerFacts, or give it an initial value. {NearestWritten(path)}".TrimEnd());
    }

    private string NearestWritten(string path) =>
        Nearest.To(path, draft.Facts.Keys.Where(writers.Any)) is { } near ? $"Or did you mean '{near}'?" : "";
}
