using Journeys.Execution;
using Journeys.Host.Limits;
using Journeys.Host.Storage;
using Journeys.Law;
using Microsoft.AspNetCore.Mvc;

namespace Journeys.Host.Citizen;

/// <summary>What the service is, and the signed-in person's journeys.</summary>
[Unqueued(Strangers = true)]
public sealed class StartModel(CitizenDoors doors, ShellTexts texts, LifeEvents lifeEvents) : CitizenPageModel
{
    private const int MostAsked = 100;

    public sealed record Mine(Guid Id, string Title, string Started, bool Ended, bool YourTurn);

    public IReadOnlyList<Mine> Journeys { get; private set; } = [];

    /// <summary>What somebody looks for, in their own words.</summary>
    [FromQuery(Name = "q")]
    public string? Asked { get; set; }

    /// <summary>What the words may mean; null where nothing was asked.</summary>
    public IReadOnlyList<LifeEventLine>? Found { get; private set; }

    public IReadOnlyList<SituationGroup> Groups { get; private set; } = [];

    /// <summary>The database is away: the page is shown without the person's journeys.</summary>
    public bool Away { get; private set; }

    public async Task OnGetAsync()
    {
        Title = Words["start.title"];
        Groups = lifeEvents.Groups(Lang);
        Asked = Asked?.Trim() is { Length: > 0 } asked ? asked[..Math.Min(asked.Length, MostAsked)] : null;
        if (Asked is not null) Found = lifeEvents.Find(Asked, Lang);
        if (Viewer is not { } viewer) return;
        try
        {
            await LoadAsync(viewer);
        }
        catch (Exception fault) when (DatabaseAway.Is(fault))
        {
            Away = true;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = "10";
        }
    }

    private async Task LoadAsync(Guid viewer)
    {
        var found = new List<Mine>();
        foreach (var id in await doors.JourneysOfAsync(viewer, HttpContext.RequestAborted))
            if (await doors.ReadAsync(id, HttpContext.RequestAborted) is { } reading && JourneyPageModel.MaySee(reading.Journey, viewer)) found.Add(Of(reading, viewer));
        Journeys = found;
    }

    private Mine Of(JourneyReading reading, Guid viewer)
    {
        var words = texts.In(Lang, reading.Texts[Lang].Texts);
        var names = new PeopleNames(reading, words);
        return new(
            reading.Journey.Id,
            words["title", ("namn", names.Principal)],
            words["start.startedOn", ("datum", words.Date(SwedishTime.DateOf(reading.Journey.StartedAt)))],
            reading.Journey.Status != JourneyStatus.Running,
            OpenTasks.Calling(reading.Journey).Any(t => Instance.Find(reading.Definition, reading.Journey, t.Value.Instance) is not { } instance || Audience.MayAct(reading.Journey, instance, viewer)));
    }
}
