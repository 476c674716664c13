using Journeys.Execution;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>A caseworker says whom they help and why. The person is posted, never in an address; what is logged names nobody.</summary>
[Authorize(Policy = StaffRole.Caseworker)]
public sealed class HelpingModel(PersonRegistry registry, Personas personas, HelpByPhone help, TimeProvider time, ILogger<HelpingModel> logger) : CitizenPageModel
{
    private const int MostSaid = 300;

    public IReadOnlyList<Persona> People { get; private set; } = [];

    /// <summary>The time to help somebody has run out.</summary>
    [FromQuery(Name = "over")]
    public bool Over { get; set; }
    public string? Said { get; private set; }
    public string? Chosen { get; private set; }

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Text;

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostAsync(string? number, string? persona, string? reason, string? said)
    {
        await FillAsync();
        (Said, Chosen) = (said?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, MostSaid)] : null, reason);
        var found = await FindAsync(number, persona);
        var why = Enum.TryParse<HelpReason>(reason, out var known) && Enum.IsDefined(known) ? known : (HelpReason?)null;
        FieldError?[] errors =
        [
            found is null ? new("number", Words["helping.number.error"]) : null,
            why is null ? new("reason", Words["helping.reason.error"]) : null,
            why == HelpReason.Other && Said is null ? new("said", Words["helping.said.error"]) : null,
            found is { } person && await help.IsRefusedAsync(person.Id, HttpContext.RequestAborted) ? new("number", Words["helping.refused"]) : null,
        ];
        if (errors.OfType<FieldError>().ToList() is { Count: > 0 } wrong) return Failed(wrong);
        var session = new HelpSession(Viewer!.Value, User.Identity!.Name!, why!.Value, why == HelpReason.Other ? Said : null, time.GetUtcNow() + HelpSession.Longest);
        await HttpContext.SignInAsync(CitizenSignIn.Scheme, session.Begin(found!.Value.Id, found.Value.Name));
        logger.LogInformation("Caseworker {Worker} began to help a person ({Reason})", session.Worker, session.Reason);
        return See($"/{Lang}");
    }

    private async Task<(Guid Id, string Name)?> FindAsync(string? number, string? persona)
    {
        if (People.FirstOrDefault(p => p.Id == persona) is { } known) return (known.Person, known.Name);
        if (!PersonalNumber.TryParse(number?.Trim() ?? "", out _)) return null;
        var person = await registry.PersonFor(number!.Trim(), HttpContext.RequestAborted);
        return (person, People.FirstOrDefault(p => p.Person == person)?.Name ?? Words["helping.someone"]);
    }

    private async Task FillAsync()
    {
        Title = Words["helping.title"];
        if (Demo) People = await personas.AllAsync(HttpContext.RequestAborted);
    }
}
