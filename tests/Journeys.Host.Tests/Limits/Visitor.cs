using System.Net;
using System.Text.RegularExpressions;
using Journeys.Host.Tests.Citizen;

namespace Journeys.Host.Tests.Limits;

/// <summary>A person's browser without script or pictures: cookies, and the forms' tokens. It follows no redirect.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri address) => _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };

    public static Task<Visitor> SofiaAsync(CitizenHost host) => AsAsync(host, "sofia");

    /// <summary>Signed in as the first persona whose id holds a text.</summary>
    public static async Task<Visitor> AsAsync(CitizenHost host, string who)
    {
        var sofia = new Visitor(host.Address);
        var (_, page) = await sofia.GetAsync("/sv/sign-in");
        var persona = Radio().Matches(page).Select(m => m.Groups[1].Value).First(v => v.Contains(who, StringComparison.Ordinal));
        var (answer, _) = await sofia.PostAsync("/sv/sign-in", page, ("persona", persona));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return sofia;
    }

    public async Task<(HttpResponseMessage Answer, string Page)> GetAsync(string path, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead)
    {
        var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), until, TestContext.Current.CancellationToken);
        return (answer, until == HttpCompletionOption.ResponseContentRead ? await TextAsync(answer) : "");
    }

    /// <summary>Posts fields with the token that <paramref name="form"/>, a page, holds.</summary>
    public async Task<(HttpResponseMessage Answer, string Page)> PostAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", TokenIn(form))]);
        return await PostAsync(path, body);
    }

    public async Task<(HttpResponseMessage Answer, string Page)> PostAsync(string path, HttpContent body)
    {
        var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
        return (answer, await TextAsync(answer));
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);

    public void Dispose() => _http.Dispose();

    public static string TokenIn(string form) => Token().Match(form) is { Success: true } found ? found.Groups[1].Value : "";

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"persona\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Radio();
}
