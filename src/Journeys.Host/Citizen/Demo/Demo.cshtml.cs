using Journeys.Host.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Journeys.Host.Citizen;

/// <summary>The demonstration's controls: start the life event, move the clock, be someone else. Not found elsewhere.</summary>
public sealed class DemoModel(DemoActions actions, Personas personas) : CitizenPageModel
{
    private const int MostDays = 400;

    [FromQuery]
    public string? Done { get; set; }

    /// <summary>The page of this host to come back to.</summary>
    [FromQuery]
    public string? Back { get; set; }

    public string Clock => Words.Time(actions.Now);
    public bool HasAgencies => actions.HasAgencies;
    public IReadOnlyList<Persona> People { get; private set; } = [];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Title = Words["demo.title"];
        if (!Demo)
        {
            context.Result = NotFound();
            return;
        }

        People = await personas.AllAsync(HttpContext.RequestAborted);
        await next();
    }

    public void OnGet()
    {
    }

    /// <summary>A parking notice is issued.</summary>
    public async Task<IActionResult> OnPostParkingAsync()
    {
        if (!HasAgencies) return NotFound();
        await actions.RegisterAsync("maja", HttpContext.RequestAborted);
        return See($"/{Lang}/demo?done=started");
    }

    /// <summary>A death is registered: that of Sofia's husband, or of another persona's partner.</summary>
    public async Task<IActionResult> OnPostStartAsync(string? persona)
    {
        if (!HasAgencies || persona is not (null or "torsten" or "pia")) return NotFound();
        await actions.RegisterAsync(persona ?? "sofia", HttpContext.RequestAborted);
        return See($"/{Lang}/demo?done=started");
    }

    public async Task<IActionResult> OnPostNextAsync()
    {
        await actions.JumpToNextAsync(HttpContext.RequestAborted);
        return See(Url.IsLocalUrl(Back) ? Back! : $"/{Lang}/demo?done=jumped");
    }

    public async Task<IActionResult> OnPostDaysAsync(string? days)
    {
        if (!int.TryParse(days, out var count) || count is < 1 or > MostDays) return Failed(new FieldError("days", Words["demo.days.error"]));
        await actions.JumpDaysAsync(count, HttpContext.RequestAborted);
        return See($"/{Lang}/demo?done=jumped");
    }

    public async Task<IActionResult> OnPostPersonaAsync(string? persona)
    {
        if (People.FirstOrDefault(p => p.Id == persona) is not { } chosen) return BadRequest();
        await HttpContext.SignInAsync(CitizenSignIn.Scheme, CitizenSignIn.Principal(chosen.Person, chosen.Name));
        return See($"/{Lang}");
    }
}
