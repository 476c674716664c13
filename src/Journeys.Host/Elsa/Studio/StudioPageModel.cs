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

    /// <summary>There is nothing of that name to show.</summary>
    public bool Unknown { get; private set; }

    /// <summary>The page; or, with 503, how to get the Studio; or, with 404, where else to look.</summary>
    /// <param name="title">What is shown; null where there is no such thing.</param>
    protected IActionResult Shown(string? title)
    {
        (Title, Unknown) = (title ?? "Not found", title is null);
        if (Unknown) Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Fetched) StudioSecurity.Set(HttpContext);
        else Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
