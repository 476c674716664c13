using System.Text.RegularExpressions;

namespace Journeys.Faults;

/// <summary>A page that came, where it came from, and what must be on it.</summary>
internal sealed record Page(Uri Address, string Text)
{
    /// <exception cref="InvalidOperationException">The page does not hold it.</exception>
    public string Expect(string part) =>
        Text.Contains(part, StringComparison.Ordinal) ? Text : throw new InvalidOperationException($"{Address.PathAndQuery} lacks {part}:\n{Text}");

    /// <summary>The last part of the address, which must follow <paramref name="part"/>.</summary>
    public string After(string part) => Address.AbsolutePath.Split(part) is [_, var rest]
        ? rest
        : throw new InvalidOperationException($"{Address.PathAndQuery} came where an address with {part} should have:\n{Text}");
}

/// <summary>Gets pages and sends their forms. Only where the host died under a request may that fail; it is sent again as it was.</summary>
internal sealed partial class Browser(MortalHost host) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true })
    {
        BaseAddress = host.Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    private int _sent;

    /// <summary>How many forms were sent.</summary>
    public int Sent => _sent;

    public Task<Page> GetAsync(string path, CancellationToken cancellation) => SendAsync(() => new(HttpMethod.Get, path), cancellation);

    /// <summary>Sends a form of the page; where a kill cuts it off, the same again.</summary>
    public Task<Page> PostAsync(Page page, string action, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
        SendAsync(() => Form(page, action, fields), cancellation);

    /// <summary>Sends a form once; null where a kill cut it off.</summary>
    public Task<Page?> TryPostAsync(Page page, string action, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
        TryAsync(() => Form(page, action, fields), cancellation);

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Form(Page page, string action, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        page.Expect("name=\"__RequestVerificationToken\"");
        return new(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", Token().Match(page.Text).Groups[1].Value)]),
        };
    }

    private async Task<Page> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        while (true)
            if (await TryAsync(create, cancellation) is { } page) return page;
    }

    private async Task<Page?> TryAsync(Func<HttpRequestMessage> create, CancellationToken cancellation)
    {
        var deaths = await host.AliveAsync(cancellation);
        using var request = create();
        if (request.Method == HttpMethod.Post) Interlocked.Increment(ref _sent);
        try
        {
            using var answer = await _http.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? new(answer.RequestMessage!.RequestUri!, text)
                : throw new HttpRequestException($"{request.Method} {request.RequestUri}: {(int)answer.StatusCode}\n{text}", null, answer.StatusCode);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException && host.Deaths > deaths)
        {
            return null;
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)["]""")]
    private static partial Regex Token();
}
