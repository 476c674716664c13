using Journeys.Host.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>Ends help before its time: the caseworker is signed in as themselves again.</summary>
public sealed class EndHelpModel(ILogger<EndHelpModel> logger) : CitizenPageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (Help is not { } help) return See($"/{Lang}/helping");
        await HttpContext.SignInAsync(CitizenSignIn.Scheme, help.End());
        logger.LogInformation("Caseworker {Worker} ended the help", help.Worker);
        return See($"/{Lang}/helping");
    }
}
