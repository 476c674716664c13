using Journeys.Execution;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>Says what happens when a request, or everything, is taken back; the post does it, once.</summary>
public sealed class WithdrawModel(CitizenDoors doors) : JourneyPageModel(doors)
{
    /// <summary>The request; null for the whole.</summary>
    [FromRoute(Name = "bookmark")]
    public string? Bookmark { get; set; }

    /// <summary>What is about to be taken back, and whom it was sent to.</summary>
    public string What { get; private set; } = "";
    public string? Agency { get; private set; }

    /// <summary>The requests that would be told, where it is the whole.</summary>
    public IReadOnlyList<string> Open { get; private set; } = [];
    public string Post => Bookmark is null ? $"{Path}/withdraw" : $"{Path}/withdraw/{Bookmark}";

    public IActionResult OnGet() => Fill() ? Page() : Gone();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Fill()) return Gone();
        var (by, receipt) = (Viewer!.Value, Submissions.ReceiptNumber(Context.Journey, $"withdraw/{Bookmark}"));
        JourneyCommand command = Bookmark is null
            ? new WithdrawJourney(by, receipt) { Now = Doors.Now() }
            : new WithdrawRequest(Bookmark, by, receipt) { Now = Doors.Now() };
        await Doors.SendAsync(Id, command, User, HttpContext.RequestAborted);
        // Whatever was decided meanwhile is on the page; where this was done, it has a receipt.
        return See(Sent(await Doors.ReadAsync(Id, HttpContext.RequestAborted)) is { } number ? $"{Path}/receipt/{number}" : Path);
    }

    private bool Fill()
    {
        Title = Words[Bookmark is null ? "withdraw.all.title" : "withdraw.one.title"];
        Open = [.. Context.Journey.Bookmarks.Values.Where(b => b.Kind == BookmarkKind.Answer).Select(b => TaskTitles.InstanceOf(Context, b)).OfType<Instance>()
            .Select(i => $"{TaskTitles.StepTitle(Context, i)} ({Context.Responsible(i.Step, Context.Journey.Steps.Find(i.Key))})")];
        if (Bookmark is null) return Withdrawals.MayWithdraw(Context.Definition, Context.Journey, Viewer!.Value);
        if (Withdrawals.Requests(Context.Definition, Context.Journey).All(r => r.Key != Bookmark)
            || TaskTitles.InstanceOf(Context, Context.Journey.Bookmarks[Bookmark]) is not { } instance || IsAnothers) return false;
        What = TaskTitles.StepTitle(Context, instance);
        Agency = Context.Responsible(instance.Step, Context.Journey.Steps.Find(instance.Key));
        return true;
    }

    /// <summary>To the receipt where it was taken back already, else a page that says that it cannot be any more.</summary>
    private IActionResult Gone() => IsAnothers ? StatusCode(StatusCodes.Status403Forbidden) : Sent(Context.Reading) is { } number ? See($"{Path}/receipt/{number}") : StatusCode(StatusCodes.Status410Gone);

    private bool IsAnothers => Bookmark is not null && Context.Journey.Bookmarks.Find(Bookmark) is { } open
        && TaskTitles.InstanceOf(Context, open) is { } instance && !Context.MayAct(instance);

    private string? Sent(JourneyReading? reading) => reading?.Happenings.Select(h => h.Event).Where(e => Bookmark is null
        ? e is JourneyWithdrawn
        : e is RequestWithdrawn taken && taken.Bookmark == Bookmark).Select(Receipts.NumberOf).LastOrDefault();
}
