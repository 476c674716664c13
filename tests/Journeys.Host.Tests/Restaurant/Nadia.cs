using System.Globalization;
using System.Text.Json;
using Journeys.Execution;
using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Journeys.Host.Storage;
using Journeys.Host.Tests.Citizen;

namespace Journeys.Host.Tests.Restaurant;

/// <summary>Nadia at a host: she begins a restaurant and sends in whatever waits for her.</summary>
internal sealed class Nadia(CitizenHost host, DateOnly opens)
{
    private const string Number = "198805172387";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Guid Journey { get; private set; }

    public async Task BeginAsync()
    {
        var person = await PersonAsync();
        var definition = (await Doors.InForceAsync("restaurant", Cancellation))!;
        Journey = await Doors.BeginAsync(definition, person, Guid.NewGuid(), As(person), Cancellation);
    }

    /// <summary>Sends in the first task that waits for her. False where none does.</summary>
    public async Task<bool> ActAsync()
    {
        var journey = (await host.ReadAsync(Journey)).Journey;
        var open = OpenTasks.Calling(journey).FirstOrDefault();
        if (open.Key is null) return false;
        await SendAsync(open.Key, AnswersTo(open.Value.Instance));
        return true;
    }

    /// <summary>Sends in one task.</summary>
    public async Task SendAsync(string bookmark, object answers)
    {
        var person = await PersonAsync();
        var data = await Doors.ArriveAsync(person, JsonSerializer.SerializeToElement(answers), Cancellation);
        await Doors.SendAsync(Journey, new SubmitTask(bookmark, person, $"J-2026-{bookmark}", data) { Now = Doors.Now() }, As(person), Cancellation);
    }

    private CitizenDoors Doors => host.Get<CitizenDoors>();

    private DateOnly Today => DateOnly.FromDateTime(Doors.Now().Date);

    private static System.Security.Claims.ClaimsPrincipal As(Guid person) => CitizenSignIn.Principal(person, "Nadia Demo");

    private Task<Guid> PersonAsync() => host.Get<PersonRegistry>().PersonFor(Number, Cancellation);

    public object AnswersTo(string step) => step switch
    {
        "R01" => new { name = "Nadias kök", form = "company", sni = "56.100", municipality = "Exempelby", premises = "changed", alcohol = "yes", outdoor = "yes", staff = "yes", gas = "yes", tobacco = "yes", startsOn = Iso(opens) },
        "R03" => new { signedOn = Iso(Today), articles = "yes", capital = 25000, certificate = "yes", yearEndsOn = Iso(Today.AddYears(1)) },
        "R05" => new { owners = "Nadia Demo" },
        "R06" => new { turnover = "3000000" },
        "R08" => new { activity = "Varm mat", water = "municipal", haccp = "yes" },
        "R09.application" => new { ownership = "Nadia Demo", finance = "Eget sparande", lease = "yes", drawings = "yes", serving = "Nadia Demo", kitchen = "Sex lågor" },
        "R09.test" => new { language = "svenska" },
        "R10" => new { change = "Café blir restaurang", drawings = "yes" },
        "R11" => new { place = "Stortorget", months = "maj till september" },
        "R12" => new { amount = "60" },
        "R13" => new { control = "Legitimation" },
        "R14" => new { size = "NS 4" },
        "R16" => new { openedOn = Iso(Today) },
        "R17.register" => new { number = "KR-1001" },
        _ => new { },
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
