using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>A person says whether a caseworker may act for them. A caseworker who acts for them cannot say it.</summary>
[Authorize]
public sealed class HelpByPhoneModel(HelpByPhone help) : CitizenPageModel
{
    public bool On { get; private set; }

    public async Task OnGetAsync()
    {
        Title = Words["helpByPhone.title"];
        On = await help.IsOnAsync(Viewer!.Value, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(bool on)
    {
        if (Help is not null) return StatusCode(StatusCodes.Status403Forbidden);
        await help.SayAsync(Viewer!.Value, on, HttpContext.RequestAborted);
        return See($"/{Lang}/help-by-phone");
    }
}
