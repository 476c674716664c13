using Journeys.Host.Citizen;
using Journeys.Host.Engine;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Operations;

/// <summary>Messages that could not be applied, and what an operator may do with each.</summary>
public sealed class IncidentsModel(Incidents incidents) : OperatorPageModel
{
    [FromQuery]
    public string? Done { get; set; }

    public IReadOnlyList<Incident> Open { get; private set; } = [];

    /// <summary>A journey to open, as it was typed.</summary>
    [FromQuery]
    public string? Journey { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Typed(Journey) is not { } typed) return Page();
        return Guid.TryParse(typed, out var id) ? See($"/{Lang}/operations/journeys/{id}") : Failed(new FieldError("journey", Words["operations.find.error"]));
    }

    public Task<IActionResult> OnPostReplayAsync(Guid id, string? reason) => ActAsync(id, reason, "replayed", incidents.ReplayAsync);

    public Task<IActionResult> OnPostDiscardAsync(Guid id, string? reason) => ActAsync(id, reason, "discarded", incidents.DiscardAsync);

    private async Task<IActionResult> ActAsync(Guid id, string? reason, string done, Func<Guid, string, string, CancellationToken, Task<bool>> act)
    {
        await LoadAsync();
        if (Typed(reason) is not { } why) return Failed(new FieldError($"reason-{id}", Words["operations.reason.error"]));
        return See($"/{Lang}/operations/incidents?done={(await act(id, why, Account, HttpContext.RequestAborted) ? done : "gone")}");
    }

    private async Task LoadAsync()
    {
        Title = Words["operations.incidents.title"];
        Open = await incidents.OpenAsync(HttpContext.RequestAborted);
    }
}
