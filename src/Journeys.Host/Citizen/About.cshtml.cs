using Journeys.Host.Limits;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>The accessibility statement, how personal data is used, and help: the same on every page's foot.</summary>
[Unqueued]
public sealed class AboutModel : CitizenPageModel
{
    public IReadOnlyList<string> Paragraphs { get; private set; } = [];

    public IActionResult OnGet(string topic)
    {
        string[]? keys = topic switch
        {
            "accessibility" => ["accessibility.title", "accessibility.lead", "accessibility.works", "accessibility.tested", "accessibility.report"],
            "privacy" => ["privacy.title", "privacy.lead", "privacy.source", "privacy.sealed", "privacy.cookies", "privacy.rights"],
            "help" => ["help.title", "help.phone", "help.paper"],
            _ => null,
        };
        if (keys is null) return NotFound();
        Title = Words[keys[0]];
        Paragraphs = [.. keys.Skip(1).Select(k => Words[k])];
        return Page();
    }
}
