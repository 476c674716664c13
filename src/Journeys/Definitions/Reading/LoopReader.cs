using Journeys.Law;

namespace Journeys.Definitions.Reading;

/// <summary>Reads what a step says of a case that comes back or goes elsewhere: earlier answers, a silent source, another's agency, differences.</summary>
internal static class LoopReader
{
    public static Step Read(Draft draft, Place journeys, Step step)
    {
        var marked = step with { Differs = ReadDiffers(draft, journeys["differs"]), Figures = StepFigures.Read(draft, journeys["figures"]) };
        return marked switch
        {
            CitizenTask task => task with { Prefill = ReadPrefill(draft, journeys["prefill"]) },
            FetchEvidence fetch => fetch with { Timeout = ReadTimeout(journeys["timeout"], fetch) },
            AgencyStep asked => asked with { AgencyOf = ReadAgencyOf(draft, journeys["agencyOf"]) },
            _ => marked,
        };
    }

    private static IReadOnlyList<string> ReadDiffers(Draft draft, Place place)
    {
        var facts = place.Texts();
        foreach (var fact in facts)
            draft.Later(() =>
            {
                if (!draft.IsDerived(fact) && draft.Facts.GetValueOrDefault(fact)?.Kind != FactKind.Bool)
                    place.Fault($"'{fact}' is no fact that is true or false.", "Derive a fact that is true where the two differ.");
            });
        return facts;
    }

    private static IReadOnlyList<string> ReadPrefill(Draft draft, Place place)
    {
        var tasks = place.Texts();
        foreach (var task in tasks)
            draft.Later(() =>
            {
                if (draft.Step(task) is not CitizenTask) place.Fault($"'{task}' is no task of the file, so it has no answers.", "Name citizens' tasks.");
            });
        return tasks;
    }

    private static TimeSpan? ReadTimeout(Place place, FetchEvidence step)
    {
        if (place.Text() is not { } written) return null;
        if (Times.Span(written) is not { } span || span == TimeSpan.Zero)
            place.Fault($"'{written}' is no time span.", "Write it as 00:00:10.");
        else if (step.RuleFor(Outcome.Unavailable)?.GoOn != true)
            place.Fault("what comes after does not go on without this source, so it has no time to wait.", "Write goOn for Unavailable, or take timeout away.");
        else
            return span;
        return null;
    }

    private static string? ReadAgencyOf(Draft draft, Place place)
    {
        if (!place.Exists || place.RequiredText() is not { } step) return null;
        draft.Later(() =>
        {
            if (draft.Step(step) is not AgencyActivity) place.Fault($"'{step}' is no step that an agency answers.", "Name a step that asks an agency.");
        });
        return step;
    }
}
