using Journeys.Host.Limits;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>What a person sees when a page is not there, not theirs, already answered, refused, or broken.</summary>
[Unqueued]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : CitizenPageModel
{
    public string Lead { get; private set; } = "";

    /// <summary>What became of what was typed; null where nothing was.</summary>
    public string? Typed { get; private set; }

    /// <summary>The form that was refused, to be sent again as it was: what was typed stays on the page.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form { get; private set; } = [];

    /// <summary>Where the form, or the request for the page, is sent again.</summary>
    public string? Again { get; private set; }

    public Task OnGetAsync(int code) => ShowAsync(code);

    public Task OnPostAsync(int code) => ShowAsync(code);

    // The address is anybody's to write: what is no error is not found.
    private async Task ShowAsync(int code)
    {
        if (code is < 400 or > 599) code = StatusCodes.Status404NotFound;
        var kind = code switch
        {
            403 when IsStudio => "forbidden.studio",
            403 => "forbidden",
            404 or 414 => "notFound",
            410 => "task.gone",
            400 => "badRequest",
            413 => "tooLarge",
            429 => "tooMany",
            503 => "away",
            _ => "fault",
        };
        Title = Words[$"{kind}.title"];
        Lead = Words[$"{kind}.lead"];
        Response.StatusCode = code;
        if (code is 429 or 503 && HttpContext.Items[typeof(RefusedRequest)] is RefusedRequest refused) await KeepAsync(refused);
    }

    private bool IsStudio => HttpContext.Items[typeof(RefusedRequest)] is RefusedRequest { Address: var address } && address.StartsWith("/studio", StringComparison.Ordinal);

    private async Task KeepAsync(RefusedRequest refused)
    {
        Again = refused.Address;
        if (!HttpMethods.IsPost(refused.Method) || !Request.HasFormContentType) return;
        Form = [.. (await Request.ReadFormAsync(HttpContext.RequestAborted)).Where(f => f.Key != "__RequestVerificationToken")
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))];
        if (Form.Count > 0) Typed = Words[HttpContext.Items.ContainsKey(DraftSaved) ? "tooMany.saved" : "away.kept"];
    }

    internal const string DraftSaved = "draft saved";
}

/// <summary>The request that a page of a problem is shown for.</summary>
internal sealed record RefusedRequest(string Method, string Address);
