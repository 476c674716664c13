using Journeys.Host.Citizen;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Identity;

/// <summary>Signs in as a made-up person, in a demonstration only; a page of this host is gone back to, never another's.</summary>
public sealed class SignInModel(Personas personas) : CitizenPageModel
{
    [FromQuery]
    public string? Back { get; set; }

    public IReadOnlyList<Persona> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? persona)
    {
        if (!await LoadAsync()) return NotFound();
        if (People.FirstOrDefault(p => p.Id == persona) is not { } chosen)
            return Failed(new FieldError("persona", Words["signIn.error"]));
        await HttpContext.SignInAsync(CitizenSignIn.Scheme, CitizenSignIn.Principal(chosen.Person, chosen.Name, StaffRole.Of(chosen)?.Name));
        return See(Url.IsLocalUrl(Back) ? Back! : $"/{Lang}/{StaffRole.Of(chosen)?.Home}".TrimEnd('/'));
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await HttpContext.SignOutAsync(CitizenSignIn.Scheme);
        return See($"/{Lang}");
    }

    private async Task<bool> LoadAsync()
    {
        Title = Words["signIn.title"];
        if (Demo) People = [.. await personas.AllAsync(HttpContext.RequestAborted), .. StaffRole.All.Select(r => r.Persona(Lang))];
        return Demo;
    }
}
