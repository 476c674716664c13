using Journeys.Host.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Journeys.Host.Tests.Citizen;

/// <summary>A host with a life event that a person begins: an allotment.</summary>
internal static class BegunHost
{
    public static readonly string Workflows = Path.Combine(RunningHost.TestWorkflows, "..", "BegunWorkflows");

    public static CitizenHost Of(PostgresFixture postgres, Action<IServiceCollection>? services = null) => new(postgres)
    {
        Services = services ?? (_ => { }),
        Settings = [("Journeys:Workflows", Workflows)],
        Begin = _ => Task.FromResult(Guid.Empty),
    };

    public static async Task<JourneyView> ReadAsync(this CitizenHost host, Guid journey) =>
        (await host.Get<JourneyReader>().ReadAsync(journey, TestContext.Current.CancellationToken))!;

    /// <summary>The person who is signed in begins; the journey.</summary>
    public static async Task<Guid> BeginAsync(IPage page, string language, string lifeEvent = "allotment")
    {
        await page.GotoAsync($"/{language}/life-event/{lifeEvent}");
        await page.Locator("#begin form button").ClickAsync();
        await page.WaitForURLAsync("**/journey/**");
        return Guid.Parse(new Uri(page.Url).AbsolutePath.Split('/')[3]);
    }

    /// <summary>Fills in the application, and sends it: the receipt shows.</summary>
    public static async Task ApplyAsync(IPage page)
    {
        await page.Locator("#next a").ClickAsync();
        await page.Locator("form.task input[type=radio]").First.CheckAsync();
        await page.Locator("form.task textarea, form.task input[type=text]").First.FillAsync("Morötter");
        await page.Locator("form.task .actions button").First.ClickAsync();
        await page.Locator("form[action$='/check'] button").ClickAsync();
        await page.WaitForURLAsync("**/receipt/**");
    }

    /// <summary>Confirms what is about to be taken back: the receipt shows.</summary>
    public static async Task TakeBackAsync(IPage page)
    {
        await page.Locator("form[action*='/withdraw'] button").ClickAsync();
        await page.WaitForURLAsync("**/receipt/**");
    }
}
