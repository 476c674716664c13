using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Journeys.Host.Tests.Walk;

public sealed partial class WalkTests
{
    // The notice of death names Sofia among the relatives before the register names her as survivor: a person keeps the first id.
    private static readonly string[] Pensions =
    [
        "B10.survivor-1.omst",
        .. from child in new[] { 1, 2, 3 } from part in new[] { "barnpension", "efterlevandestod" } select $"B10.child-{child}.{part}",
    ];

    private static async Task TheFirstPageAsync(SofiasPage sofia)
    {
        foreach (var (step, status) in new[]
        {
            ("B01", "Done"), ("B02", "Done"), ("B06", "WithAgency"), ("B07", "YourTurn"), ("B09", "YourTurn"), ("B05", "CannotStart"),
            ("B07b", "CannotStart"), ("B08", "NotStarted"), ("B17.child-1", "CannotStart"), ("B17.child-2", "CannotStart"), ("B17.child-3", "CannotStart"),
            ("B18", "CannotStart"), ("B19", "CannotStart"), ("B20", "NotStarted"), ("B22", "CannotStart"),
        }) await sofia.StandsAsync(step, status);
        foreach (var instance in Pensions) await sofia.StandsAsync(instance, "WithAgency");
        await Expect(sofia.Step("B06").Locator(".status")).ToHaveTextAsync(sofia.Word("Hos myndigheten", "With the agency"));
        await sofia.SaysAsync("B07", sofia.Date(2026, 12, 16));
        await sofia.SaysAsync("B07b", sofia.Date(2026, 12, 16));
        await sofia.SaysAsync("B17", sofia.Date(2027, 2, 16));
        await sofia.SaysAsync("B18", sofia.Date(2027, 2, 2));
        await sofia.SaysAsync("B19", sofia.Date(2027, 2, 16));
        await sofia.SaysAsync("B20", sofia.Date(2027, 2, 16));
        await sofia.SaysAsync("B22", sofia.Date(2027, 3, 16));
        await Expect(sofia.Page.Locator(".cards li")).ToHaveTextAsync(
        [
            sofia.Word("Myndigheterna vet redan", "The authorities already know"),
            sofia.Word(
                "Begravning senast 16 december 2026 – polisen först, du kan be om mer tid",
                "Funeral by 16 December 2026 – police first, you can ask for more time"),
            sofia.Word("Pengar de närmaste veckorna", "Money in the coming weeks"),
        ]);
        await Expect(sofia.Page.Locator("#next")).ToContainTextAsync(sofia.Word("Välj begravning", "Choose funeral"));
        await sofia.PictureAsync("start");
    }

    private static async Task TheFirstDaysAsync(SofiasPage sofia)
    {
        await sofia.AnswerAsync("B07", ("choice", "cremation"), ("agreed", "yes"));
        await sofia.StandsAsync("B07", "Done");
        await sofia.GoToAsync(new(2026, 11, 19));
        await sofia.AnswerIntakeAsync();
        await sofia.StandsAsync("B09", "Done");
        foreach (var child in new[] { 1, 2, 3 }) await sofia.StandsAsync($"B17.child-{child}", "YourTurn");
        await sofia.StandsAsync("B18", "YourTurn");
        await sofia.StandsAsync("B05", "CannotStart");
        await sofia.PictureAsync("middle");

        await sofia.GoToAsync(new(2026, 11, 20));
        await sofia.AnswerAsync("B17.child-1");
        await sofia.AnswerAsync(
            "B17.child-2", ("proposedGuardian.0.name", "Karin Demo"), ("proposedGuardian.0.person", "195804122389"), ("message", "Elis känner sin farmor väl."));
        await sofia.AnswerAsync("B17.child-3");
        foreach (var child in new[] { 1, 2, 3 }) await sofia.StandsAsync($"B17.child-{child}", "WithAgency");
    }

    /// <summary>The police answer while her page stands open, and a form that she has half filled in beside it: the page follows, the form stays.</summary>
    private static async Task ThePoliceAreLateLiveAsync(SofiasPage sofia, IBrowserContext context)
    {
        await sofia.HomeAsync();
        var form = await context.NewPageAsync();
        await form.GotoAsync(sofia.Page.Url + "/task/B18.1");
        await form.Locator("[id='field-firstOfficiant']").FillAsync("Anna Exempel");
        await Expect(form.Locator("#saved")).ToHaveTextAsync("Sparat.");
        await sofia.Page.Locator("#why-B06 summary").ClickAsync();
        await sofia.Page.EvaluateAsync("document.body.dataset.notLoadedAgain = 'true'");

        var other = sofia.On(await context.NewPageAsync());
        await other.GoToAsync(new(2026, 12, 1));

        await Expect(sofia.Step("B06")).ToContainTextAsync(sofia.Date(2026, 12, 21), new() { Timeout = 20_000 });
        await Expect(sofia.Page.Locator("body[data-not-loaded-again]")).ToHaveCountAsync(1);
        await Expect(sofia.Page.Locator("#why-B06[open]")).ToHaveCountAsync(1);
        await Expect(form.Locator("[id='field-firstOfficiant']")).ToHaveValueAsync("Anna Exempel");
        await form.ReloadAsync();
        await Expect(form.Locator("[id='field-firstOfficiant']")).ToHaveValueAsync("Anna Exempel");
        await form.CloseAsync();
        await other.Page.CloseAsync();
    }
}
