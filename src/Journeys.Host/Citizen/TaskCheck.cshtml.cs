using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>Check your answers; sending is a post, and sending twice is sending once.</summary>
public sealed class TaskCheckModel(CitizenDoors doors) : TaskPageModel(doors)
{
    public async Task<IActionResult> OnGetAsync() => await ReadyAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadyAsync() is { } instead) return instead;
        var cancellation = HttpContext.RequestAborted;
        var data = await Doors.ArriveAsync(Viewer!.Value, Answers.Known, cancellation);
        var command = Submissions.Of(Context.Journey, Bookmark, Open, Viewer!.Value, Answers, data, Doors.Now(), IsJoint);
        await Doors.SendAsync(Id, command, User, cancellation);
        // What the others have begun stays, and so does one's own answer, which may have to be changed.
        if (!IsJoint) await Doors.Drafts.DropAsync(Id, Bookmark, cancellation);
        return See($"{Path}/receipt/{command.Receipt}");
    }

    private async Task<IActionResult?> ReadyAsync()
    {
        if (!IsOpen) return Gone();
        if (EndsByItself) return See(TaskPath);
        Fill(await DraftAsync());
        return Answers.Errors.Count > 0 ? See(TaskPath) : null;
    }
}
