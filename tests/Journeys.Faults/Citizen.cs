using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Journeys.Faults;

/// <summary>
/// Sofia at the citizen's pages: she signs in, does what is asked of her in every journey, and moves the demonstration's
/// clock. What a kill cuts off she sends again as it was; anything else that is not as the pages promise is a failure.
/// </summary>
internal sealed partial class Citizen(MortalHost host) : IDisposable
{
    private readonly Browser _browser = new(host);
    private readonly ConcurrentBag<Submitted> _submitted = [];

    /// <summary>The tasks whose receipt she was shown.</summary>
    public IReadOnlyList<Submitted> Submitted => [.. _submitted];

    /// <summary>How many forms she has sent.</summary>
    public int Sent => _browser.Sent;

    public async Task SignInAsync(CancellationToken cancellation)
    {
        var demo = await _browser.GetAsync("/sv/demo", cancellation);
        await _browser.PostAsync(demo, "/sv/demo?handler=Persona", [new("persona", "sofia")], cancellation);
    }

    /// <summary>Does every open task of every journey, all journeys beside each other. Returns how many there are, and how many are over.</summary>
    public async Task<(int All, int Ended)> TurnAsync(CancellationToken cancellation)
    {
        var mine = await _browser.GetAsync("/sv", cancellation);
        var rows = mine.Expect("id=\"mine\"").Split("<li class=\"row\">")[1..];
        var today = await NowAsync(cancellation);
        await Task.WhenAll(rows.Where(r => r.Contains("data-status=\"YourTurn\"", StringComparison.Ordinal))
            .Select(r => TasksAsync(JourneyLink().Match(r).Groups[1].Value, today, cancellation)));
        return (rows.Length, rows.Count(r => r.Contains("data-status=\"Done\"", StringComparison.Ordinal)));
    }

    /// <summary>Moves the clock on to an instant, by whole days.</summary>
    public async Task GoToAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        // Not sent again blindly: a jump that was cut off has come some of the way, or all of it.
        while (Days(instant - await NowAsync(cancellation)) is > 0 and var days)
        {
            var demo = await _browser.GetAsync("/sv/demo", cancellation);
            await _browser.TryPostAsync(demo, "/sv/demo?handler=Days", [new("days", days.ToString(CultureInfo.InvariantCulture))], cancellation);
        }
    }

    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse((await _browser.GetAsync("/demo/clock", cancellation)).Text);
        return json.RootElement.GetProperty("now").GetDateTimeOffset();
    }

    public void Dispose() => _browser.Dispose();

    private static int Days(TimeSpan left) => (int)Math.Ceiling((left - TimeSpan.FromHours(1)).TotalDays);

    private async Task TasksAsync(string journey, DateTimeOffset today, CancellationToken cancellation)
    {
        var page = await _browser.GetAsync(journey, cancellation);
        foreach (var task in TaskLink().Matches(page.Text).Select(m => m.Groups[1].Value).Distinct())
            await TaskAsync(task, today, cancellation);
    }

    private async Task TaskAsync(string task, DateTimeOffset today, CancellationToken cancellation)
    {
        var page = await _browser.GetAsync(task, cancellation);
        // A later question may depend on an earlier one: the form comes back with it.
        for (var more = 0; more < 3 && AnswersSheet.IsForm(page.Text); more++)
            page = await _browser.PostAsync(page, task, [.. AnswersSheet.Fill(page.Text, today)], cancellation);
        page.Expect($"action=\"{task}/check\"");
        page = await _browser.PostAsync(page, $"{task}/check", [], cancellation);
        var place = TaskPlace().Match(task);
        _submitted.Add(new(Guid.Parse(place.Groups[1].Value), place.Groups[2].Value, page.After("/receipt/")));
    }

    [GeneratedRegex("""href="(/sv/journey/[0-9a-f-]+)["]""")]
    private static partial Regex JourneyLink();

    [GeneratedRegex("""href="(/sv/journey/[0-9a-f-]+/task/[^"/#?]+)["]""")]
    private static partial Regex TaskLink();

    [GeneratedRegex("/sv/journey/([0-9a-f-]+)/task/(.+)")]
    private static partial Regex TaskPlace();
}
