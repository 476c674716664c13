namespace Journeys.Host.Tests.Citizen;

/// <summary>Who may see a journey follows what the registers say of it.</summary>
[Collection(CitizenCollection.Name)]
public sealed class MembershipTests(CitizenHost host)
{
    private const string Sofia = "198905202381", Karin = "195804122389";

    [Fact]
    public async Task Whom_a_correction_no_longer_names_loses_the_page_and_may_get_it_back()
    {
        const string deceased = "198801012397";
        var journey = await host.StartAsync(deceased, Sofia);
        var page = await host.SofiaAsync();
        Assert.Equal(200, (await page.GotoAsync($"/sv/journey/{journey}"))!.Status);

        await host.CorrectAsync(deceased, "skv-without", "skv-2397", "Corrected", Karin);

        Assert.Equal(403, (await page.GotoAsync($"/sv/journey/{journey}"))!.Status);
        Assert.Equal(403, (await page.GotoAsync($"/sv/journey/{journey}/task/B07.1"))!.Status);
        Assert.Equal(403, (await page.GotoAsync($"/sv/journey/{journey}/changes"))!.Status);
        await page.GotoAsync("/sv");
        Assert.Equal(0, await page.Locator($"a[href*='{journey}']").CountAsync());

        await host.CorrectAsync(deceased, "skv-again", "skv-without", "Corrected", Karin, Sofia);

        Assert.Equal(200, (await page.GotoAsync($"/sv/journey/{journey}"))!.Status);
        Assert.Contains("är inte längre med här", await page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_annulled_death_closes_the_page_and_says_so()
    {
        const string deceased = "197702022380";
        var journey = await host.StartAsync(deceased, Sofia);
        var page = await host.SofiaAsync();
        Assert.Equal(200, (await page.GotoAsync($"/sv/journey/{journey}/task/B07.1"))!.Status);

        await host.CorrectAsync(deceased, "skv-annulled", "skv-2380", "Annulled");

        Assert.Equal(200, (await page.GotoAsync($"/sv/journey/{journey}"))!.Status);
        var text = await page.Locator("main").TextContentAsync();
        Assert.Contains("Uppgiften om dödsfallet har tagits tillbaka. Sidan är stängd", text, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator($"a[href*='/journey/{journey}/task/']").CountAsync());
        Assert.Equal(410, (await page.GotoAsync($"/sv/journey/{journey}/task/B07.1"))!.Status);
        await page.Context.DisposeAsync();
    }
}
