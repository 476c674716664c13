using Journeys.Execution;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>The one page of a journey; opening an offered step posts here.</summary>
public sealed class JourneyModel(CitizenDoors doors, HelpByPhone help) : JourneyPageModel(doors)
{
    public JourneyPage View { get; private set; } = null!;
    public override bool MayJump => true;

    /// <summary>The person is helped by phone: the first thing that the page says.</summary>
    public bool HelpedByPhone { get; private set; }

    public async Task OnGetAsync()
    {
        HelpedByPhone = await help.IsOnAsync(Viewer!.Value, HttpContext.RequestAborted);
        Show();
    }

    public async Task<IActionResult> OnPostOpenAsync(string? instance)
    {
        if (instance is null || !Context.Journey.Steps.ContainsKey(instance)) return BadRequest();
        if (Instance.Find(Context.Definition, Context.Journey, instance) is { } offered && !Context.MayAct(offered)) return StatusCode(StatusCodes.Status403Forbidden);
        await Doors.SendAsync(Id, new TakeOffer(instance, Viewer!.Value) { Now = Doors.Now() }, User, HttpContext.RequestAborted);
        var after = await Doors.ReadAsync(Id, HttpContext.RequestAborted);
        var opened = OpenTasks.Of(after!.Journey).LastOrDefault(b => b.Value.Instance == instance && b.Value.Task is not (TaskKind.Appeal or TaskKind.Demand)).Key;
        if (opened is not null) await BeginAsync(opened, instance);
        return See(opened is null ? $"{Path}#step-{instance}" : $"{Path}/task/{opened}");
    }

    /// <summary>The form of a task that was answered before begins with those answers.</summary>
    private async Task BeginAsync(string bookmark, string instance)
    {
        if (Instance.Find(Context.Definition, Context.Journey, instance) is { } known && EarlierAnswers.Of(Context, known) is { Count: > 0 } fields)
            await Doors.Drafts.SaveAsync(new(Id, bookmark, Viewer!.Value), fields, HttpContext.RequestAborted);
    }

    private void Show()
    {
        View = PageBuilder.Build(Context);
        Title = View.Title;
    }
}
