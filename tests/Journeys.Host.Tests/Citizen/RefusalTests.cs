using System.Net;
using Journeys.Host.Tests.Limits;

namespace Journeys.Host.Tests.Citizen;

/// <summary>What the citizen's room refuses, and the headers it always sends.</summary>
[Collection(CitizenCollection.Name)]
public sealed class RefusalTests(CitizenHost host)
{
    [Theory]
    [InlineData("/sv")]
    [InlineData("/en/about/privacy")]
    [InlineData("/sv/nowhere")]
    [InlineData("/sv/sign-in")]
    public async Task Every_page_has_a_strict_content_security_policy_and_nothing_inline(string path)
    {
        using var client = host.Client();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", HttpStatusCode.NotFound)]
    [InlineData("200", HttpStatusCode.NotFound)]
    [InlineData("2000000000", HttpStatusCode.NotFound)]
    [InlineData("410", HttpStatusCode.Gone)]
    public async Task A_problem_page_that_someone_asks_for_is_never_anything_but_an_error(string code, HttpStatusCode status)
    {
        using var client = host.Client();
        using var response = await client.GetAsync($"/sv/problem/{code}", TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_redirect_with_letters_of_any_alphabet_is_a_redirect()
    {
        using var client = host.Client();
        using var response = await client.GetAsync("/analyst/%F0%9F%92%A5/%C3%A5", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/sv/analyst/%F0%9F%92%A5/%C3%A5", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("", "x", HttpStatusCode.NotFound)] // a page that takes no post
    [InlineData("?handler=Nothing", "x", HttpStatusCode.NotFound)]
    [InlineData("?handler=Open", "x", HttpStatusCode.BadRequest)] // no step is named
    [InlineData("/task/B09.1?handler=AddPerson", "x", HttpStatusCode.BadRequest)] // a question that is none
    [InlineData("/task/B09.1", "q.\0", HttpStatusCode.BadRequest)] // no text that can be kept
    public async Task A_post_that_no_form_sends_is_refused_with_a_page(string path, string field, HttpStatusCode status)
    {
        using var sofia = await Visitor.SofiaAsync(host);
        var (_, form) = await sofia.GetAsync($"/sv/journey/{host.Journey}/task/B09.1");
        var (answer, page) = await sofia.PostAsync($"/sv/journey/{host.Journey}{path}", form, (field, "y"));
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sv/demo?handler=Start", HttpStatusCode.NotFound)] // no agencies run beside this host
    [InlineData("/sv/demo?handler=Next&back=/sv/%C3%A5", HttpStatusCode.SeeOther)]
    public async Task The_demonstrations_controls_answer_what_they_cannot_do(string path, HttpStatusCode status)
    {
        using var sofia = await Visitor.SofiaAsync(host);
        var (_, form) = await sofia.GetAsync("/sv/demo");
        var (answer, _) = await sofia.PostAsync(path, form);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_and_back()
    {
        using var client = host.Client();
        using var response = await client.GetAsync($"/en/journey/{host.Journey}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/en/sign-in?back=%2Fen%2Fjourney%2F{host.Journey}", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Someone_elses_journey_is_forbidden_with_a_page_for_people()
    {
        var theirs = await host.StartAsync("199001032391", "195804122389");
        var page = await host.SofiaAsync();
        var response = await page.GotoAsync($"/sv/journey/{theirs}");
        Assert.Equal(403, response!.Status);
        Assert.Equal("Du har inte tillgång till den här sidan", await page.Locator("h1").TextContentAsync());
        Assert.Equal(403, (await page.GotoAsync($"/sv/journey/{theirs}/task/B07.1"))!.Status);
        Assert.Equal(404, (await page.GotoAsync($"/sv/journey/{Guid.Empty}"))!.Status);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_post_without_the_forms_token_is_refused()
    {
        using var client = host.Client();
        using var form = new FormUrlEncodedContent([new("persona", "sofia")]);
        using var response = await client.PostAsync(new Uri("/sv/sign-in", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("journeys=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Live_updates_are_for_participants_only()
    {
        using var client = host.Client();
        using var response = await client.GetAsync($"/sv/journey/{host.Journey}/changes", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task The_sign_in_never_leads_to_another_site()
    {
        var page = await host.SofiaAsync();
        await page.GotoAsync("/sv/sign-in?back=https%3A%2F%2Fexample.com");
        await page.GetByLabel("Sofia Demo").CheckAsync();
        await page.Locator("main button[type=submit]").ClickAsync();
        Assert.Equal(host.Address.Authority, new Uri(page.Url).Authority);
        await page.Context.DisposeAsync();
    }
}
