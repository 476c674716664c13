using Journeys.Host.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Journeys.Host.Elsa.Studio;

/// <summary>A page that holds the Studio, or says how to get it.</summary>
[Authorize(Policy = StaffRole.Analyst)]
public abstract class StudioPageModel(StudioPackage package) : PageModel
{
    public string Title { get; protected set; } = "";

    public bool Fetched => package.Folder is not null;

    /// <summary>The page, or how to get the Studio, with 503.</summary>
    protected IActionResult Shown(string title)
    {
        Title = title;
        if (Fetched) StudioSecurity.Set(HttpContext);
        else Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
