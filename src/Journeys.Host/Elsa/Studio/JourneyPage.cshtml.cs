using Journeys.Host.Analyst;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Elsa.Studio;

/// <summary>A journey in the Studio, by its pseudonym, as it stands now.</summary>
public sealed class JourneyPageModel(StudioPackage package, ListedJourneys journeys) : StudioPageModel(package)
{
    [FromRoute]
    public string Pseudonym { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => Shown((await journeys.FindAsync(Pseudonym, HttpContext.RequestAborted))?.Pseudonym);
}
