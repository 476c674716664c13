using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Journeys.Faults;

/// <summary>Sofia at the citizen's pages over HTTP: she signs in, does what is asked of her in every journey, and moves the demonstration's clock.</summary>
internal sealed partial class Citizen(MortalHost host) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = true })
    {
        BaseAddress = host.Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>Does every open task of every journey. Returns how many journeys there are, and how many are over.</summary>
    public async Task<(int All, int Ended)> TurnAsync(CancellationToken cancellation)
    {
        var mine = await PageAsync("/sv", cancellation);
        if (!mine.Contains("id=\"mine\"", StringComparison.Ordinal))
        {
            await PostAsync("/sv/demo", "/sv/demo?handler=Persona", [new("persona", "sofia")], cancellation);
            mine = await PageAsync("/sv", cancellation);
        }

        var rows = mine.Split("<li class=\"row\">")[1..];
        foreach (var row in rows.Where(r => r.Contains("data-status=\"YourTurn\"", StringComparison.Ordinal)))
            await TasksAsync(Link().Match(row).Groups[1].Value, cancellation);
        return (rows.Length, rows.Count(r => r.Contains("data-status=\"Done\"", StringComparison.Ordinal)));
    }

    public Task JumpAsync(int days, CancellationToken cancellation) =>
        PostAsync("/sv/demo", "/sv/demo?handler=Days", [new("days", days.ToString(System.Globalization.CultureInfo.InvariantCulture))], cancellation);

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(await PageAsync("/demo/clock", cancellation));
        return json.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    public void Dispose() => _http.Dispose();

    private async Task TasksAsync(string journey, CancellationToken cancellation)
    {
        var page = await PageAsync(journey, cancellation);
        var today = await NowAsync(cancellation);
        foreach (var task in TaskLink().Matches(page).Select(m => m.Groups[1].Value).Distinct())
        {
            var next = await PostAsync(task, task, AnswersSheet.Fill, today, cancellation);
            // A later question may depend on an earlier one: the form comes back with it.
            for (var more = 0; more < 3 && AnswersSheet.IsForm(next); more++)
                next = await PostAsync(task, task, AnswersSheet.Fill, today, cancellation);
            await PostAsync($"{task}/check", $"{task}/check", [], cancellation);
        }
    }

    private async Task<string> PostAsync(
        string form, string action, Func<string, DateTimeOffset, IEnumerable<KeyValuePair<string, string>>> fill, DateTimeOffset today, CancellationToken cancellation)
    {
        var page = await PageAsync(form, cancellation);
        return await SendAsync(page, action, fill(page, today), cancellation);
    }

    private async Task<string> PostAsync(string form, string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
        await SendAsync(await PageAsync(form, cancellation), action, fields, cancellation);

    private async Task<string> SendAsync(string page, string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        if (Token().Match(page) is not { Success: true } token) return page;
        using var content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token.Groups[1].Value)]);
        using var answer = await _http.PostAsync(new Uri(action, UriKind.Relative), content, cancellation);
        return await ReadAsync(answer, action, cancellation);
    }

    private async Task<string> PageAsync(string path, CancellationToken cancellation)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return await ReadAsync(answer, path, cancellation);
    }

    // A task that someone has done already is gone (410), and a form with faults comes back (400, 422).
    private static async Task<string> ReadAsync(HttpResponseMessage answer, string path, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.Gone or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity
            ? text
            : throw new HttpRequestException($"{path}: {(int)answer.StatusCode}", null, answer.StatusCode);
    }

    [GeneratedRegex("""href="(/sv/journey/[0-9a-f-]+)["]""")]
    private static partial Regex Link();

    [GeneratedRegex("""href="(/sv/journey/[0-9a-f-]+/task/[^"/#?]+)["]""")]
    private static partial Regex TaskLink();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)["]""")]
    private static partial Regex Token();
}
