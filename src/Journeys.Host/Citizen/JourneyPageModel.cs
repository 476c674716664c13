using Journeys.Execution;
using Journeys.Host.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Journeys.Host.Citizen;

/// <summary>A page of one journey: only its participants see it. Another person's journey is forbidden; one that does not exist is not found.</summary>
public abstract class JourneyPageModel(CitizenDoors doors) : CitizenPageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    public PageContext Context { get; private set; } = null!;
    protected CitizenDoors Doors => doors;
    public string Path => $"/{Lang}/journey/{Id}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Viewer is not { } viewer)
        {
            context.Result = Challenge();
            return;
        }

        var cancellation = HttpContext.RequestAborted;
        var reading = await doors.ReadAsync(Id, cancellation);
        context.Result = reading is null ? NotFound() : MaySee(reading.Journey, viewer) ? null : Forbidden();
        if (context.Result is not null) return;
        Speak(reading!.Texts[Lang].Texts);
        Context = new(reading, Words, doors.Agencies, viewer, await doors.Drafts.BegunAsync(Id, viewer, cancellation), doors.Now())
        {
            ViewerName = User.Identity?.Name,
            Stuck = await doors.StuckAsync(Id, cancellation),
        };
        await next();
    }

    /// <summary>Whether a person has a part in the journey.</summary>
    internal static bool MaySee(Journey journey, Guid person) => journey.Participants.Exists(p => p.Person == person);

    // A status, not the scheme's redirect: the person is signed in already. A caseworker's time to help may have run out.
    private IActionResult Forbidden() => User.IsInRole(StaffRole.Caseworker) ? See($"/{Lang}/helping?over=true") : StatusCode(StatusCodes.Status403Forbidden);
}
