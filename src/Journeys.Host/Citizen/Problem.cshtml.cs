using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>What a person sees when a page is not there, not theirs, already answered, or broken.</summary>
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : CitizenPageModel
{
    public string Lead { get; private set; } = "";

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        var kind = code switch { 403 => "forbidden", 404 => "notFound", 410 => "task.gone", 400 or 413 => "badRequest", _ => "fault" };
        Title = Words[$"{kind}.title"];
        Lead = Words[$"{kind}.lead"];
        Response.StatusCode = code;
    }
}
