using Journeys.Execution;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>Proof that something was sent: number, time, what, by whom, to whom, and what happens next.</summary>
public sealed class ReceiptModel(CitizenDoors doors) : JourneyPageModel(doors)
{
    public ReceiptPage View { get; private set; } = null!;

    public IActionResult OnGet(string number)
    {
        var found = Context.Reading.Happenings.LastOrDefault(h => Receipts.NumberOf(h.Event) == number);
        if (found is null) return NotFound();
        if (!Context.MayKnow(Receipts.InstanceOf(found.Event))) return StatusCode(StatusCodes.Status403Forbidden);
        View = ReceiptPage.Of(Context, found);
        Title = View.Title;
        return Page();
    }
}
