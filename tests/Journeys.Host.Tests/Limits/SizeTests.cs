using System.Net;
using System.Text;

namespace Journeys.Host.Tests.Limits;

/// <summary>What is too large, too long, too deep or too much is refused with an answer that says so.</summary>
public sealed class SizeTests(LimitedHost host) : IClassFixture<LimitedHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agencys_body_beyond_256_kB_is_413(bool chunked)
    {
        using var agency = await host.AgencyAsync();
        using var body = new ByteArrayContent(new byte[257 * 1024]);
        body.Headers.ContentType = new("application/cloudevents+json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/agency/v1/messages") { Content = body };
        request.Headers.TransferEncodingChunked = chunked;
        await Is(await agency.SendAsync(request, Cancellation), HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_body_deeper_than_32_levels_is_400()
    {
        using var agency = await host.AgencyAsync();
        using var body = new StringContent(new string('[', 33) + new string(']', 33), Encoding.UTF8, "application/cloudevents+json");
        await Is(await agency.PostAsync(new Uri("/agency/v1/messages", UriKind.Relative), body, Cancellation), HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task A_long_query_is_414_for_an_agency()
    {
        using var agency = await host.AgencyAsync();
        await Is(await agency.GetAsync(new Uri($"/agency/v1/status?{new string('q', 3000)}", UriKind.Relative), Cancellation), HttpStatusCode.RequestUriTooLong, "query-too-long");
    }

    [Theory]
    [InlineData("sv", "Sidan finns inte")]
    [InlineData("en", "The page does not exist")]
    public async Task A_long_query_is_a_page_for_people(string language, string title)
    {
        using var visitor = new Visitor(host.Host.Address);
        var (answer, page) = await visitor.GetAsync($"/{language}?{new string('q', 3000)}");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.StatusCode);
        Assert.Contains($">{title}</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_headers_are_431()
    {
        using var client = host.Host.Client();
        client.DefaultRequestHeaders.Add("X-Long", new string('h', 9000));
        using var answer = await client.GetAsync(new Uri("/sv", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData(60, 10)]
    [InlineData(1, 10_000)]
    [InlineData(40, 8000)]
    public async Task A_form_with_too_much_is_a_page_that_says_so(int fields, int length)
    {
        using var visitor = new Visitor(host.Host.Address);
        var (_, form) = await visitor.GetAsync("/en/sign-in");
        var (answer, page) = await visitor.PostAsync("/en/sign-in", form, [.. Enumerable.Range(0, fields).Select(i => ($"q.{i}", new string('x', length)))]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(">That was too much at once</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_form_is_a_page_too()
    {
        using var visitor = new Visitor(host.Host.Address);
        using var body = new StringContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end", Encoding.UTF8);
        body.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        var (answer, page) = await visitor.PostAsync("/sv/sign-in", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
    }

    internal static async Task Is(HttpResponseMessage answer, HttpStatusCode status, string slug)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains($"\"urn:journeys:problem:{slug}\"", text, StringComparison.Ordinal);
        answer.Dispose();
    }
}
