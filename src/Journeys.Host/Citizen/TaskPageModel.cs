using System.Text.Json;
using Journeys.Definitions;
using Journeys.Execution;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Journeys.Host.Citizen;

/// <summary>A page of one open task, with its draft read. A task that is closed is gone: someone has answered it, or it is no longer needed.</summary>
public abstract class TaskPageModel(CitizenDoors doors) : JourneyPageModel(doors)
{
    [FromRoute(Name = "bookmark")]
    public string Bookmark { get; set; } = "";

    public TaskPage Task { get; private set; } = null!;
    public string TaskPath => $"{Path}/task/{Bookmark}";
    protected DraftKey Draft => new(Id, Bookmark, Viewer!.Value);
    protected Bookmark Open => Context.Journey.Bookmarks[Bookmark];
    protected TaskAnswers Answers { get; private set; } = null!;

    protected bool IsJoint => Open.Task == TaskKind.Task && TaskTitles.InstanceOf(Context, Open)?.Step is CitizenTask { Joint.Count: > 0 };

    public bool EndsByItself => OpenTasks.EndsByItself(Context, Open);

    /// <summary>Which draft the form holds.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>Reads the task with the fields as they are now.</summary>
    protected void Fill(IReadOnlyDictionary<string, string> fields)
    {
        var instance = TaskTitles.InstanceOf(Context, Open)!;
        Answers = TaskAnswers.Read(Context, TaskQuestions.Of(Context, Open, instance.Step), fields, Doors.Evaluate);
        Task = TaskPage.Of(Context, Bookmark, Open, instance, fields, Errors.Count > 0 ? Answers : Answers with { Errors = [] });
        if (Task.Letter is { } letter) Answers = Answers with { Data = JsonSerializer.SerializeToElement(new { letter }) };
        Title = Task.Title;
        Stamp = DraftMerge.Stamp(fields);
    }

    protected bool IsOpen => Context.Journey.Bookmarks.Find(Bookmark) is { Kind: BookmarkKind.Task } open && TaskTitles.InstanceOf(Context, open) is { } instance && Context.MayAct(instance);

    /// <summary>Forbidden where it is another's; to the receipt where it was sent, else a page that says the task is gone.</summary>
    protected IActionResult Gone()
    {
        if (Context.Journey.Bookmarks.Find(Bookmark) is { } open && TaskTitles.InstanceOf(Context, open) is { } another && !Context.MayAct(another))
            return StatusCode(StatusCodes.Status403Forbidden);
        var sent = Context.Reading.Happenings.Select(h => h.Event).OfType<TaskSubmitted>().FirstOrDefault(t => t.Bookmark == Bookmark);
        return sent is null ? StatusCode(StatusCodes.Status410Gone) : See($"{Path}/receipt/{sent.Receipt}");
    }

    protected async Task<IReadOnlyDictionary<string, string>> DraftAsync() =>
        await Doors.Drafts.FindAsync(Draft, HttpContext.RequestAborted) ?? Prefilled();

    private Dictionary<string, string> Prefilled() =>
        Open.Task == TaskKind.Task && TaskTitles.InstanceOf(Context, Open) is { } instance ? EarlierAnswers.Prefilled(Context, instance) : [];

    /// <summary>The posted answers: fields named <c>q.</c>, kept within bounds.</summary>
    protected Dictionary<string, string> Posted() => Request.Form
        .Where(f => f.Key.StartsWith("q.", StringComparison.Ordinal) && f.Key.Length < 100 && !f.Key.Contains('\0', StringComparison.Ordinal))
        .Take(300)
        .ToDictionary(f => f.Key[2..], f => f.Value.ToString() is { Length: > 20_000 } long_ ? long_[..20_000] : f.Value.ToString());
}
