using System.Text.RegularExpressions;

namespace Journeys.Faults.Worlds;

/// <summary>Sofia's browser, that keeps its cookies whichever host it comes to.</summary>
internal sealed partial class Reader : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true });

    public async Task SignInAsync(Node host, CancellationToken cancellation)
    {
        var page = await PageAsync(host, "/sv/demo", cancellation);
        using var form = new FormUrlEncodedContent([new("persona", "sofia"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var answer = await _http.PostAsync(new Uri(host.Address, "/sv/demo?handler=Persona"), form, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The page, also where it is that of a sign-in.</summary>
    public Task<string> PageAsync(Node host, string path, CancellationToken cancellation) =>
        _http.GetStringAsync(new Uri(host.Address, path), cancellation);

    /// <summary>An open page: its live updates as lines, first where the journey stands.</summary>
    public async Task<StreamReader> OpenAsync(Node host, Guid journey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address, $"/sv/journey/{journey}/changes?from=0"));
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();
        return new(await answer.Content.ReadAsStreamAsync(cancellation));
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)["]""")]
    private static partial Regex Token();
}
