using Journeys.Host.Limits;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>A task's questions. Every post saves the draft; only one without faults goes on to be checked.</summary>
[SavesTyped]
public sealed class TaskFormModel(CitizenDoors doors) : TaskPageModel(doors)
{
    [FromQuery(Name = "more")]
    public bool FollowUp { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!IsOpen) return Gone();
        Fill(await DraftAsync());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsOpen) return Gone();
        if (IsRefused) return await SavedOnlyAsync();
        var (fields, shown) = (await SavedAsync(), Request.Form["shown"].ToString().Split(','));
        Fill(fields);
        var unseen = Answers.Errors.FirstOrDefault(e => !shown.Contains(e.Field.Split('.')[0]));
        if (unseen is not null) return See($"{TaskPath}?more=true#field-{unseen.Field}");
        if (Answers.Errors.Count == 0) return See($"{TaskPath}/check");
        Errors = Answers.Errors;
        Fill(fields);
        return Failed(Answers.Errors);
    }

    /// <summary>Saves without checking, for those who want to go on another day.</summary>
    public async Task<IActionResult> OnPostLaterAsync()
    {
        if (!IsOpen) return Gone();
        if (IsRefused) return await SavedOnlyAsync();
        await SavedAsync();
        return See(Path);
    }

    public async Task<IActionResult> OnPostAddPersonAsync(string? add)
    {
        if (!IsOpen) return Gone();
        if (IsRefused) return await SavedOnlyAsync();
        var fields = await SavedAsync();
        Fill(fields);
        if (Task.Questions.All(q => q.Id != add)) return BadRequest();
        var question = add;
        var rows = 1;
        while (fields.ContainsKey($"{question}.{rows}.name")) rows++;
        fields[$"{question}.{rows}.name"] = "";
        await Doors.Drafts.SaveAsync(Draft, fields, HttpContext.RequestAborted);
        return See($"{TaskPath}#field-{question}.{rows}.name");
    }

    /// <summary>Save on change: answers which questions the answers so far make necessary.</summary>
    public async Task<IActionResult> OnPostDraftAsync()
    {
        if (!IsOpen) return Gone() is StatusCodeResult { StatusCode: StatusCodes.Status403Forbidden } forbidden ? forbidden : StatusCode(StatusCodes.Status410Gone);
        var (posted, fields) = (Posted(), await SavedAsync());
        Fill(fields);
        // A form that lacks what another tab has saved keeps its old stamp, and goes on adding only.
        var stamp = DraftMerge.Stamp(fields);
        return new JsonResult(new { asked = Task.Questions.Where(q => q.Asked).Select(q => q.Id), stamp = stamp == DraftMerge.Stamp(posted) ? stamp : null }) { StatusCode = StatusCodes.Status200OK };
    }

    /// <summary>Whoever comes too often is refused, but what they typed is saved first.</summary>
    private bool IsRefused => Refusal.Of(HttpContext) is not null;

    private async Task<IActionResult> SavedOnlyAsync()
    {
        await SavedAsync();
        HttpContext.Items[ProblemModel.DraftSaved] = true;
        return StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private async Task<Dictionary<string, string>> SavedAsync()
    {
        var fields = DraftMerge.Of(await DraftAsync(), Posted(), Request.Form["stamp"]);
        await Doors.Drafts.SaveAsync(Draft, fields, HttpContext.RequestAborted);
        return fields;
    }
}
