using Journeys.Host.Tests.Citizen;
using Journeys.Host.Tests.Storage;
using Journeys.Law;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Walk;

/// <summary>
/// The proof of the whole: Sofia goes from the register's fact to the registered bouppteckning, in a browser, while the
/// agencies answer from another process. Days and statuses are those that the law gives for a death on 16 November 2026.
/// </summary>
public sealed partial class WalkTests(PostgresFixture postgres)
{
    private static readonly DateOnly Registered = new(2026, 11, 17);

    [Theory]
    [InlineData("sv", true, 1100)]
    [InlineData("en", false, 320)]
    public async Task Sofia_comes_from_the_death_to_the_registered_inventory(string language, bool script, int width)
    {
        await using var host = await WalkedHost.StartAsync(
            await postgres.CreateDatabaseAsync("walk"), new(2026, 11, 17, 12, 0, 0, SwedishTime.Zone.GetUtcOffset(new DateTime(2026, 11, 17))));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var walk = new SofiasPage(await context.NewPageAsync(), language, script);
        try
        {
            await host.RegisterDeathAsync(Registered);
            await WalkAsync(walk, context, script);
            await AssertNothingInClearAsync(host.Database);
        }
        catch (Exception fault) when (fault is PlaywrightException or Xunit.Sdk.XunitException or TimeoutException)
        {
            await walk.PictureAsync("failed");
            var message = fault.Message.Length > 1500 ? fault.Message[..1500] : fault.Message;
            throw new InvalidOperationException($"{message}\n{fault.StackTrace}\n{host.Said}");
        }
    }

    private static async Task WalkAsync(SofiasPage sofia, IBrowserContext context, bool script)
    {
        await sofia.SignInAsync();
        await sofia.GoToAsync(new(2026, 11, 18));
        await TheFirstPageAsync(sofia);
        await TheFirstDaysAsync(sofia);
        if (script) await ThePoliceAreLateLiveAsync(sofia, context);
        else await sofia.GoToAsync(new(2026, 12, 1));
        await TheFuneralAsync(sofia);
        await TheMeetingAsync(sofia);
        await TheInventoryAsync(sofia);
    }

    private static async Task TheFuneralAsync(SofiasPage sofia)
    {
        await sofia.StandsAsync("B06", "WithAgency");
        await sofia.SaysAsync("B06", sofia.Date(2026, 12, 21));
        await Expect(sofia.Step("B08").Locator(".suggested")).ToBeVisibleAsync();
        await sofia.EveryLabelIsAWordAsync();
        await sofia.PictureAsync("late-police");

        await sofia.GoToAsync(new(2026, 12, 2));
        await sofia.OpenAsync("B08");
        await sofia.AnswerAsync("B08", ("reason", "Obduktionen drar ut på tiden."));
        await sofia.StandsAsync("B08", "WithAgency");
        await sofia.GoToAsync(new(2026, 12, 8));
        await sofia.StandsAsync("B08", "Done");
        await sofia.SaysAsync("B07b", sofia.Date(2027, 1, 15));

        await sofia.GoToAsync(new(2026, 12, 10));
        foreach (var instance in Pensions) await sofia.StandsAsync(instance, "Done");
        await sofia.SaysAsync("B10.survivor-1.omst", sofia.Date(2034, 2, 28));

        await sofia.GoToAsync(new(2026, 12, 15));
        await sofia.StandsAsync("B17.child-1", "Done");
        await sofia.StandsAsync("B17.child-2", "Refused");
        await sofia.SaysAsync("B17.child-2", sofia.Date(2027, 1, 5));
        await sofia.GoToAsync(new(2026, 12, 18));
        await sofia.StandsAsync("B17.child-3", "Done");
        await sofia.StandsAsync("B19", "CannotStart");

        await sofia.GoToAsync(new(2026, 12, 21));
        await sofia.StandsAsync("B06", "Done");
        await sofia.StandsAsync("B05", "WithAgency");
        await sofia.GoToAsync(new(2026, 12, 22));
        await sofia.StandsAsync("B05", "Done");
        await sofia.GoToAsync(new(2027, 1, 7));
        await sofia.StandsAsync("B07b", "Done");
    }

    private static async Task TheMeetingAsync(SofiasPage sofia)
    {
        await sofia.GoToAsync(new(2027, 1, 20));
        await sofia.OpenAsync("B20");
        await sofia.AnswerAsync("B20", ("reason", "Elis har ännu ingen god man."));
        await sofia.StandsAsync("B20", "WithAgency");
        await sofia.GoToAsync(new(2027, 1, 28));
        await sofia.StandsAsync("B20", "Done");
        await sofia.SaysAsync("B19", sofia.Date(2027, 4, 16));
        await sofia.SaysAsync("B18", sofia.Date(2027, 4, 2));
        await sofia.SaysAsync("B22", sofia.Date(2027, 5, 17));

        // The refused guardian is appointed after all: a correction of a decision that had ended the step.
        await sofia.GoToAsync(new(2027, 2, 22));
        await sofia.StandsAsync("B17.child-2", "Done");
        await sofia.StandsAsync("B19", "CannotStart");
        await sofia.GoToAsync(new(2027, 3, 10));
        await sofia.AnswerAsync("B18", ("firstOfficiant", "Anna Exempel"), ("secondOfficiant", "Bo Exempel"), ("bookedOn", "2027-03-30"));
        await sofia.StandsAsync("B19", "YourTurn");
        await sofia.GoToAsync(new(2027, 3, 30));
        await sofia.AnswerAsync("B19", ("heldOn", "2027-03-30"));
        await sofia.StandsAsync("B22", "YourTurn");
        await sofia.SaysAsync("B22", sofia.Date(2027, 4, 30));
    }

    private static async Task TheInventoryAsync(SofiasPage sofia)
    {
        await sofia.GoToAsync(new(2027, 4, 20));
        await sofia.AnswerAsync("B22", ("originalsSigned", "yes"), ("copyAttached", "yes"));
        await sofia.StandsAsync("B22", "WithAgency");
        await sofia.GoToAsync(new(2027, 4, 27));
        await sofia.StandsAsync("B22", "NeedsInfo");
        await sofia.SaysAsync("B22", "Bevis om att alla delägare har kallats saknas");
        await sofia.SaysAsync("B22", sofia.Date(2027, 5, 4));
        await Expect(sofia.Page.Locator("#next")).ToContainTextAsync(sofia.Date(2027, 5, 3));
        await sofia.PictureAsync("needs-info");

        await sofia.GoToAsync(new(2027, 5, 3));
        await sofia.AnswerAsync("B22", ("reply", "Bevisen är bifogade."));
        await sofia.StandsAsync("B22", "WithAgency");
        await sofia.GoToAsync(new(2027, 5, 18));
        await sofia.StandsAsync("B22", "Done");
        await TheEndAsync(sofia);
    }

    /// <summary>The inventory is registered: what is left is to share the inheritance, and to make the new owner known.</summary>
    private static async Task TheEndAsync(SofiasPage sofia)
    {
        await sofia.StandsAsync("B24", "YourTurn");
        await sofia.StandsAsync("B25.property", "CannotStart");
        await Expect(sofia.Page.Locator("#history")).ToContainTextAsync(sofia.Word("Lämna in bouppteckningen", "File the inventory"));
        await sofia.EveryLabelIsAWordAsync();
        await sofia.PictureAsync("end");
        await sofia.StartPageAsync();
        await Expect(sofia.Page.Locator("#mine .status")).ToHaveTextAsync(sofia.Word("Det finns något att göra", "There is something to do"));
    }

    private static async Task AssertNothingInClearAsync(string database)
    {
        var dump = await DatabaseDump.OfAsync(database);
        Assert.Contains("sealed:1:", dump, StringComparison.Ordinal);
        var readable = DatabaseDump.Readable(dump);
        foreach (var plain in Plaintexts.OfTheWalk) Plaintexts.AssertIsNotIn(plain, readable);
    }
}
