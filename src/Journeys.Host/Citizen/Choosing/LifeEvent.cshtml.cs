using Journeys.Definitions;
using Journeys.Execution;
using Journeys.Host.Engine;
using Journeys.Host.Identity;
using Journeys.Law;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>What a life event holds, for anybody; and where a person begins it, its beginning, once for each form.</summary>
public sealed class LifeEventModel(CitizenDoors doors, ObservedTimes observed) : CitizenPageModel
{
    [FromRoute(Name = "event")]
    public string Event { get; set; } = "";

    public LifeEventPage View { get; private set; } = null!;

    /// <summary>Whether a person begins it, and whether it may be the one who is signed in.</summary>
    public bool Begun { get; private set; }
    public bool MayBegin => Begun && Viewer is not null && !StaffRole.Is(User);

    /// <summary>Names what this form begins, however often it is sent.</summary>
    public Guid Form { get; private set; }

    /// <summary>The person's own that are under way already.</summary>
    public IReadOnlyList<Guid> UnderWay { get; private set; } = [];
    public string Path => $"/{Lang}/life-event/{Event}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is not { } definition) return NotFound();
        View = new LifeEventView(definition, Words, doors.Agencies, await observed.OfAsync(definition.Id, HttpContext.RequestAborted), SwedishTime.DateOf(doors.Now())).Page();
        (Title, Form) = (View.Name, Guid.CreateVersion7(doors.Now()));
        if (MayBegin) UnderWay = await doors.UnderWayAsync(Viewer!.Value, definition.Id, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostBeginAsync(Guid form)
    {
        if (await ReadAsync() is not { Begin: not null } definition) return NotFound();
        if (Viewer is not { } viewer) return Challenge();
        if (StaffRole.Is(User)) return StatusCode(StatusCodes.Status403Forbidden);
        if (form == Guid.Empty) return BadRequest();
        return See($"/{Lang}/journey/{await doors.BeginAsync(definition, viewer, form, User, HttpContext.RequestAborted)}");
    }

    private async Task<Definition?> ReadAsync()
    {
        if (await doors.InForceAsync(Event, HttpContext.RequestAborted) is not { } definition) return null;
        Speak(await doors.TextsAsync(definition, Lang, HttpContext.RequestAborted));
        Begun = definition.Begin is not null;
        return definition;
    }
}
