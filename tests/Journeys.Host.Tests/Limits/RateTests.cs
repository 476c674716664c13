using System.Net;
using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Journeys.Host.Storage;

namespace Journeys.Host.Tests.Limits;

/// <summary>Whoever comes too often is told when to come again, and loses nothing.</summary>
public sealed class RateTests(LimitedHost host) : IClassFixture<LimitedHost>
{
    private const string Sofia = "198905202381";
    private const string Written = "En båt i Öregrund";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_beyond_its_share_is_429_and_no_other_token_suffers()
    {
        using var busy = await host.AgencyAsync();
        using var refused = await UntilRefusedAsync(() => busy.GetAsync(new Uri("/agency/v1/status", UriKind.Relative), Cancellation));
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        await SizeTests.Is(refused, HttpStatusCode.TooManyRequests, "too-many");

        using var calm = await host.AgencyAsync();
        using var answer = await calm.GetAsync(new Uri("/agency/v1/status", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Who_guesses_tokens_is_refused_before_they_are_looked_up()
    {
        await using var own = new LimitedHost(host.Postgres);
        await own.InitializeAsync();
        using var client = own.Host.Client();
        using var refused = await UntilRefusedAsync(() =>
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", BearerToken.Create().ToString());
            return client.GetAsync(new Uri("/agency/v1/status", UriKind.Relative), Cancellation);
        });
        await SizeTests.Is(refused, HttpStatusCode.TooManyRequests, "too-many");
    }

    [Theory]
    [InlineData("sv", "198701012380", "Det går lite för fort", "Det du skrev är sparat.")]
    [InlineData("en", "198701022389", "That was a little too fast", "What you wrote is saved.")]
    public async Task A_persons_form_is_saved_before_they_are_refused(string language, string deceased, string title, string saved)
    {
        await using var own = new LimitedHost(host.Postgres);
        await own.InitializeAsync();
        var journey = await own.Host.StartAsync(deceased, Sofia);
        using var sofia = await Visitor.SofiaAsync(own.Host);
        var task = $"/{language}/journey/{journey}/task/B09.1";
        var (_, form) = await sofia.GetAsync(task);
        using var refused = await UntilRefusedAsync(async () => (await sofia.GetAsync($"/{language}")).Answer);
        Assert.NotNull(refused.Headers.RetryAfter);

        var (answer, page) = await sofia.PostAsync(task, form, ("q.otherItems", Written), ("shown", ""), ("stamp", ""));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains($">{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains(saved, page, StringComparison.Ordinal);
        var person = await own.Host.Get<PersonRegistry>().PersonFor(Sofia, Cancellation);
        var draft = await own.Host.Get<Drafts>().FindAsync(new(journey, "B09.1", person), Cancellation);
        Assert.Equal(Written, draft!["otherItems"]);
    }

    [Fact]
    public async Task A_person_has_only_so_many_open_pages_that_are_told_of_changes()
    {
        await using var own = new LimitedHost(host.Postgres);
        await own.InitializeAsync();
        using var sofia = await Visitor.SofiaAsync(own.Host);
        var open = new List<HttpResponseMessage>();
        for (var page = 0; page < 3; page++)
            open.Add((await sofia.GetAsync($"/sv/journey/{own.Host.Journey}/changes?from=0", HttpCompletionOption.ResponseHeadersRead)).Answer);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], open.Select(o => o.StatusCode));
        open.ForEach(o => o.Dispose());
    }

    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> ask)
    {
        for (var times = 0; times < 60; times++)
        {
            var answer = await ask();
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) return answer;
            answer.Dispose();
        }

        throw new InvalidOperationException("Sixty requests were answered.");
    }
}
