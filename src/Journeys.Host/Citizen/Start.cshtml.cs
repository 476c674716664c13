using Journeys.Execution;
using Journeys.Law;

namespace Journeys.Host.Citizen;

/// <summary>What the service is, and the signed-in person's journeys.</summary>
public sealed class StartModel(CitizenDoors doors, ShellTexts texts) : CitizenPageModel
{
    public sealed record Mine(Guid Id, string Title, string Started, bool Ended, bool YourTurn);

    public IReadOnlyList<Mine> Journeys { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Title = Words["start.title"];
        if (Viewer is not { } viewer) return;
        var found = new List<Mine>();
        foreach (var id in await doors.JourneysOfAsync(viewer, HttpContext.RequestAborted))
            if (await doors.ReadAsync(id, HttpContext.RequestAborted) is { } reading && JourneyPageModel.MaySee(reading.Journey, viewer)) found.Add(Of(reading));
        Journeys = found;
    }

    private Mine Of(JourneyReading reading)
    {
        var words = texts.In(Lang, doors.Texts(reading.Definition.Id, Lang));
        var names = new PeopleNames(reading, words);
        return new(
            reading.Journey.Id,
            words["title", ("namn", names.Principal)],
            words["start.startedOn", ("datum", words.Date(SwedishTime.DateOf(reading.Journey.StartedAt)))],
            reading.Journey.Status != JourneyStatus.Running,
            OpenTasks.Calling(reading.Journey).Any());
    }
}
