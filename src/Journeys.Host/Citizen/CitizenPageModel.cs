using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Journeys.Host.Citizen;

/// <summary>What every page for people has: its language from the path, its words, and who is signed in.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class CitizenPageModel : PageModel
{
    private Words? _words;

    /// <summary>sv or en.</summary>
    [FromRoute(Name = "lang")]
    public string Lang { get; set; } = "sv";

    /// <summary>The page's title; a failed post puts the word for error before it.</summary>
    public string Title { get; protected set; } = "";

    public IReadOnlyList<FieldError> Errors { get; protected set; } = [];
    public Guid? Viewer => CitizenSignIn.PersonOf(User);

    /// <summary>Where a caseworker acts for the person who is signed in; null where they act themselves.</summary>
    public HelpSession? Help => HelpSession.Of(User);
    public bool Demo => HttpContext.RequestServices.GetRequiredService<HostMode>().Demo;
    public Words Words => _words ??= HttpContext.RequestServices.GetRequiredService<ShellTexts>().In(Lang, LifeEvent);

    /// <summary>The time of a demonstration, as its bar shows it.</summary>
    public string DemoClock => Words.Time(HttpContext.RequestServices.GetRequiredService<DemoActions>().Now);

    /// <summary>Whether the bar may move the clock from this page: not where something may be half filled in.</summary>
    public virtual bool MayJump => false;

    protected IReadOnlyDictionary<string, string>? LifeEvent { get; private set; }

    protected void Speak(IReadOnlyDictionary<string, string> lifeEvent) => (LifeEvent, _words) = (lifeEvent, null);

    /// <summary>This page in another language: the same address but for its first part. The first page, where the address has no language.</summary>
    public string In(string language)
    {
        var path = (HttpContext.Items["path"] as string) ?? Request.Path.Value ?? "/";
        if (!ShellTexts.Languages.Any(l => new PathString(path).StartsWithSegments($"/{l}"))) return $"/{language}";
        var rest = path.Length > 3 ? path[3..] : "";
        return $"/{language}{rest}{Request.QueryString}";
    }

    protected PageResult Failed(params IReadOnlyList<FieldError> errors)
    {
        Errors = errors;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>See other: the browser gets the next page, so that reloading it sends nothing again.</summary>
    protected IActionResult See(string path)
    {
        // What a person typed into an address may hold any letter; a header holds ASCII.
        Response.Headers.Location = string.Concat(path.EnumerateRunes().Select(r => r.Value is > 0x20 and < 0x7f ? r.ToString() : Uri.EscapeDataString(r.ToString())));
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
