using Journeys.Definitions;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>How to have a wrong detail corrected at its source, and what is not automated yet.</summary>
public sealed class CorrectModel(CitizenDoors doors) : JourneyPageModel(doors)
{
    public Step Step { get; private set; } = null!;
    public string StepTitle { get; private set; } = "";

    /// <summary>The agency that the details come from; null where people gave them.</summary>
    public string? Source { get; private set; }

    public IActionResult OnGet(string step)
    {
        if (Context.Definition.Index.Step(step) is not { } found) return NotFound();
        if (!StepSections.Instances(Context, found).Any(Context.MayKnow)) return StatusCode(StatusCodes.Status403Forbidden);
        (Step, StepTitle, Source) = (found, Context.Title(found), Context.Responsible(found));
        Title = Words["correct.title"];
        return Page();
    }
}
