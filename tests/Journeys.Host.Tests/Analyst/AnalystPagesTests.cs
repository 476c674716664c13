using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Journeys.Host.Tests.Analyst;

[Collection(AnalystCollection.Name)]
public sealed partial class AnalystPagesTests(AnalystHost host)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Replay => $"/en/analyst/journeys/{host.Pseudonym}";

    [Fact]
    public async Task Without_sign_in_the_room_leads_to_the_sign_in_and_back()
    {
        using var client = await host.ClientAsync();

        using var answer = await client.GetAsync($"{Replay}?version=3", Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/en/sign-in?back={Uri.EscapeDataString($"{Replay}?version=3")}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/en/analyst/journeys")]
    [InlineData("/sv/analyst/journeys/000000000000")]
    public async Task A_citizen_is_refused(string path)
    {
        using var client = await host.ClientAsync("sofia");

        using var answer = await client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_analyst_may_not_open_the_citizens_page()
    {
        using var client = await host.ClientAsync("analyst");

        using var answer = await client.GetAsync($"/en/journey/{host.Journey}", Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_shows_the_journey_by_its_pseudonym_and_how_it_stands()
    {
        using var client = await host.ClientAsync("analyst");

        var page = await client.GetStringAsync("/en/analyst/journeys", Token);

        Assert.Contains($"href=\"{Replay}\"", page, StringComparison.Ordinal);
        Assert.Contains("When someone dies, version 4", page, StringComparison.Ordinal);
        Assert.Contains("As of ", page, StringComparison.Ordinal);
        Assert.Contains("Number of journeys: 1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?definition=bereavement", true)]
    [InlineData("?definition=moving", false)]
    [InlineData("?status=Cancelled", false)]
    [InlineData("?agency=polismyndigheten", false)]
    [InlineData("?definition=&status=&agency=", true)]
    public async Task The_list_is_filtered(string choice, bool found)
    {
        using var client = await host.ClientAsync("analyst");

        var page = await client.GetStringAsync($"/en/analyst/journeys{choice}", Token);

        Assert.Equal(found, page.Contains(host.Pseudonym, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_on_any_page_tells_who_anyone_is()
    {
        using var client = await host.ClientAsync("analyst");
        var last = int.Parse(Counted().Match(await client.GetStringAsync(Replay, Token)).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var paths = new List<string> { "/en/analyst/journeys", "/sv/analyst/journeys", $"{Replay}?version={last}" };
        paths.AddRange(Enumerable.Range(0, 12).Select(i => $"/sv/analyst/journeys/{host.Pseudonym}?version={1 + (i * (last - 1) / 11)}"));

        foreach (var path in paths)
        {
            var page = await client.GetStringAsync(path, Token);
            Assert.All(host.Personal, personal => Assert.False(Begins(personal).IsMatch(page), $"{path} shows {personal}"));
            Assert.DoesNotContain("sealed:", page, StringComparison.Ordinal);
        }
    }

    // Not in the middle of another word: "alva" is in "halva".
    private static Regex Begins(string personal) => new($@"(?<!\p{{L}}){Regex.Escape(personal)}", RegexOptions.IgnoreCase);

    [Fact]
    public async Task An_instant_shows_what_had_happened_by_then()
    {
        using var client = await host.ClientAsync("analyst");

        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"{Replay}?at=2026-11-17T23:59", Token));
        var later = WebUtility.HtmlDecode(await client.GetStringAsync($"{Replay}?at=2026-12-08T12:00", Token));

        Assert.Contains("17 November 2026 at 09:00", Moment().Match(page).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("17 November 2026", Moment().Match(later).Value, StringComparison.Ordinal);
        Assert.NotEqual(Counted().Match(page).Value, Counted().Match(later).Value);
    }

    [Fact]
    public async Task Before_the_beginning_the_first_event_is_shown_with_a_word_about_it()
    {
        using var client = await host.ClientAsync("analyst");

        var page = await client.GetStringAsync($"{Replay}?at=2020-01-01", Token);

        Assert.Contains("Nothing had happened then.", page, StringComparison.Ordinal);
        Assert.Contains("Event 1 of", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?version=0", HttpStatusCode.NotFound)]
    [InlineData("?version=1000000", HttpStatusCode.NotFound)]
    [InlineData("?version=x", HttpStatusCode.NotFound)]
    [InlineData("?at=yesterday", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_not_there_is_said(string moment, HttpStatusCode status)
    {
        using var client = await host.ClientAsync("analyst");

        using var answer = await client.GetAsync($"{Replay}{moment}", Token);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_citizens_page_then_has_no_form_and_no_link_to_send_anything()
    {
        using var client = await host.ClientAsync("analyst");

        var page = await client.GetStringAsync($"{Replay}?at=2026-11-19", Token);
        var then = page[page.IndexOf("class=\"page-then\"", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

        Assert.Contains("When someone dies: ▇▇▇ deceased", WebUtility.HtmlDecode(then), StringComparison.Ordinal);
        Assert.DoesNotContain("<form", then, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", then, StringComparison.Ordinal);
        Assert.DoesNotContain("/journey/", then, StringComparison.Ordinal);
        Assert.DoesNotContain("/task/", then, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_the_event_changed_stands_out()
    {
        using var client = await host.ClientAsync("analyst");

        var last = await client.GetStringAsync($"{Replay}?at=2026-11-20", Token);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"{Replay}?version={int.Parse(At().Match(last).Groups[1].Value, CultureInfo.InvariantCulture) - 1}", Token));

        // The guardian for the third child was asked for: a step, and a wait; then the day was set after which a decision may be demanded.
        Assert.Equal(1, Changed().Count(last));
        Assert.Equal(2, Changed().Count(page));
        Assert.Contains("Before: N: not started", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reading_is_logged_with_the_pseudonym()
    {
        using var client = await host.ClientAsync("analyst");

        await client.GetStringAsync($"{Replay}?version=2", Token);

        Assert.Contains(host.Log, line => line.Contains($"read journey \"{host.Pseudonym}\" at version 2", StringComparison.Ordinal));
    }

    [GeneratedRegex("<tr class=\"changed")]
    private static partial Regex Changed();

    [GeneratedRegex("Event (\\d+) of")]
    private static partial Regex At();

    [GeneratedRegex("Event \\d+ of (\\d+)")]
    private static partial Regex Counted();

    [GeneratedRegex("id=\"moment\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex Moment();
}
